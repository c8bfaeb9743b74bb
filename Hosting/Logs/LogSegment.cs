namespace WpAspire.Hosting.Logs;

/// <summary>
/// Some lines in a row, in a few blocks of memory. One thread adds lines; any number read those that are there, without
/// a lock, since what is written stays as it is.
/// </summary>
internal sealed class LogSegment
{
    private const int BytesPerLine = sizeof(int) + sizeof(long) + sizeof(bool);
    private const int TypicalLine = 64;

    private readonly byte[] _text;
    private readonly int[] _ends;
    private readonly long[] _timestamps;
    private readonly bool[] _errors;
    private int _count;

    /// <summary>Creates an empty one.</summary>
    /// <param name="firstNumber">The number that its first line will have.</param>
    /// <param name="bytes">How many bytes of text it can take.</param>
    public LogSegment(long firstNumber, int bytes)
    {
        FirstNumber = firstNumber;
        var lines = Math.Max(1, bytes / TypicalLine);
        _text = GC.AllocateUninitializedArray<byte>(bytes);
        _ends = GC.AllocateUninitializedArray<int>(lines);
        _timestamps = GC.AllocateUninitializedArray<long>(lines);
        _errors = GC.AllocateUninitializedArray<bool>(lines);
    }

    /// <summary>The number of the first line.</summary>
    public long FirstNumber { get; }

    /// <summary>The number that the line after the last has.</summary>
    public long NextNumber => FirstNumber + Count;

    /// <summary>How many lines there are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The memory that it takes, in bytes.</summary>
    public int Size => _text.Length + (_ends.Length * BytesPerLine);

    /// <summary>Takes a line in, if there is room for it.</summary>
    public bool TryAdd(ReadOnlySpan<byte> text, long timestamp, bool isError)
    {
        var start = _count == 0 ? 0 : _ends[_count - 1];
        if (_count == _ends.Length || text.Length > _text.Length - start)
        {
            return false;
        }

        text.CopyTo(_text.AsSpan(start));
        _ends[_count] = start + text.Length;
        _timestamps[_count] = timestamp;
        _errors[_count] = isError;

        // Only now can others see it.
        Volatile.Write(ref _count, _count + 1);
        return true;
    }

    /// <summary>The text of a line, in UTF-8.</summary>
    public ReadOnlySpan<byte> TextOf(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1];
        return _text.AsSpan(start, _ends[index] - start);
    }

    /// <summary>When a line was written, in nanoseconds since 1970.</summary>
    public long TimestampOf(int index) => _timestamps[index];

    /// <summary>Whether a line came from standard error.</summary>
    public bool IsError(int index) => _errors[index];
}
