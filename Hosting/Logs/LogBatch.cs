using System.Buffers;
using System.Text;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Logs;

/// <summary>Lines that were read together. One is used again and again, so that a line costs no memory of its own.</summary>
internal sealed class LogBatch
{
    private readonly List<Line> _lines = [];
    private readonly List<int> _ends = [];
    private ArrayBufferWriter<byte> _text = new(64 * 1024);
    private ArrayBufferWriter<byte> _spare = new();

    /// <summary>How many lines there are.</summary>
    public int Count => _lines.Count;

    /// <summary>How many bytes their text takes.</summary>
    public int Bytes => _text.WrittenCount;

    /// <summary>When the last of the lines was written, in nanoseconds since 1970.</summary>
    public long LastTimestamp { get; private set; }

    /// <summary>Takes a line in.</summary>
    /// <param name="text">The text in UTF-8, without an end of line.</param>
    /// <param name="timestamp">When it was written, in nanoseconds since 1970.</param>
    /// <param name="isError">Whether it came from standard error.</param>
    public void Add(ReadOnlySpan<byte> text, long timestamp, bool isError)
    {
        _text.Write(text);
        _lines.Add(new Line(_text.WrittenCount, timestamp, isError));

        // Standard output and error are stamped one beside the other: the last line need not be the latest.
        LastTimestamp = Math.Max(LastTimestamp, timestamp);
    }

    /// <summary>The text of a line, in UTF-8, until the batch changes.</summary>
    public ReadOnlySpan<byte> TextOf(int index) => _text.WrittenSpan[(index == 0 ? 0 : _lines[index - 1].End).._lines[index].End];

    /// <summary>When a line was written, in nanoseconds since 1970.</summary>
    public long TimestampOf(int index) => _lines[index].Timestamp;

    /// <summary>Whether a line came from standard error.</summary>
    public bool IsError(int index) => _lines[index].IsError;

    /// <summary>Makes room for the next lines.</summary>
    public void Clear()
    {
        _text.ResetWrittenCount();
        _lines.Clear();
    }

    /// <summary>Replaces the secrets that are known.</summary>
    public void Mask(ISecretMasker masker)
    {
        // Nearly no line has one: all are searched at once, and only then one by one.
        var characters = ArrayPool<char>.Shared.Rent(Bytes);
        var length = Encoding.UTF8.GetChars(_text.WrittenSpan, characters);
        var isSuspect = masker.ContainsSecret(characters.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(characters);
        if (isSuspect)
        {
            MaskLines(masker);
        }
    }

    private void MaskLines(ISecretMasker masker)
    {
        _spare.ResetWrittenCount();
        for (var i = 0; i < _lines.Count; i++)
        {
            var line = Encoding.UTF8.GetString(TextOf(i));
            var masked = masker.Mask(line);
            if (ReferenceEquals(line, masked))
            {
                _spare.Write(TextOf(i));
            }
            else
            {
                Encoding.UTF8.GetBytes(masked, _spare);
            }

            // The line after this one still begins where this one ended.
            _ends.Add(_spare.WrittenCount);
        }

        for (var i = 0; i < _lines.Count; i++)
        {
            _lines[i] = _lines[i] with { End = _ends[i] };
        }

        _ends.Clear();
        (_text, _spare) = (_spare, _text);
    }

    private readonly record struct Line(int End, long Timestamp, bool IsError);
}
