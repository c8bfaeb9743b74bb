using System.Buffers;
using WpAspire.Hosting.Logs;

namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>Puts what comes from one of a container's outputs together into lines; the engine may cut it anywhere.</summary>
/// <param name="isError">Whether it is standard error.</param>
internal sealed class LogLineSplitter(bool isError)
{
    /// <summary>
    /// What is longer, in bytes, becomes several lines. The engine cuts there, too, and puts the time in front of each part.
    /// </summary>
    public const int LongestLine = 16 * 1024;

    private readonly ArrayBufferWriter<byte> _pending = new();
    private readonly LogTimestamp _timestamps = new();
    private long _timestamp;
    private bool _isCut;

    /// <summary>Adds the lines that are complete to a batch.</summary>
    public void Append(ReadOnlySpan<byte> chunk, LogBatch batch)
    {
        while (chunk.IndexOf((byte)'\n') is >= 0 and var end)
        {
            if (_pending.WrittenCount == 0)
            {
                AddLine(chunk[..end], batch);
            }
            else
            {
                _pending.Write(chunk[..end]);
                AddLine(_pending.WrittenSpan, batch);
                _pending.ResetWrittenCount();
            }

            chunk = chunk[(end + 1)..];
        }

        _pending.Write(chunk);
        while (_pending.WrittenCount >= LongestLine && WithoutTime(_pending.WrittenSpan) is { Length: >= LongestLine } text)
        {
            Add(text[..LongestLine], batch);
            var rest = text[LongestLine..].ToArray();
            _pending.ResetWrittenCount();
            _pending.Write(rest);
            _isCut = true;
        }
    }

    /// <summary>The output has ended: what is left is a line.</summary>
    public void Complete(LogBatch batch)
    {
        if (_pending.WrittenCount > 0)
        {
            AddLine(_pending.WrittenSpan, batch);
            _pending.ResetWrittenCount();
        }
    }

    private void AddLine(ReadOnlySpan<byte> line, LogBatch batch)
    {
        do
        {
            var text = WithoutTime(line);
            var part = text[..Math.Min(text.Length, LongestLine)];
            line = text[part.Length..];
            if (!_isCut || part.Length > 0)
            {
                Add(part, batch);
            }

            // The end of a line that was cut where it ended is no line of its own.
            _isCut = true;
        }
        while (!line.IsEmpty);

        _isCut = false;
    }

    private void Add(ReadOnlySpan<byte> text, LogBatch batch) => batch.Add(text.TrimEnd((byte)'\r'), _timestamp, isError);

    private ReadOnlySpan<byte> WithoutTime(ReadOnlySpan<byte> line)
    {
        if (!_timestamps.TryRead(line, out var timestamp, out var length))
        {
            return line;
        }

        _timestamp = timestamp;
        return line[length..];
    }
}
