namespace WpAspire.Hosting.Logs;

/// <summary>What one replica of a resource wrote, or what the AppHost says about the resource.</summary>
/// <param name="resource">The resource.</param>
/// <param name="replica">Which of its replicas, from 1; <see cref="AppHost"/> for the AppHost.</param>
internal sealed class LogSource(string resource, int replica)
{
    /// <summary>The number of what is no replica: the AppHost itself.</summary>
    public const int AppHost = 0;

    // Many sources never have more than a few lines.
    private const int FirstSegmentSize = 8 * 1024;
    private const int SegmentSize = 64 * 1024;

    // Never changed, only replaced: who reads needs no lock.
    private LogSegment[] _segments = [];
    private long _next = 1;
    private long _lastTimestamp;

    /// <summary>The resource.</summary>
    public string Resource => resource;

    /// <summary>Which of its replicas, from 1; <see cref="AppHost"/> for the AppHost.</summary>
    public int Replica => replica;

    /// <summary>The number of the first line that is kept.</summary>
    public long First => Volatile.Read(ref _segments) is [var first, ..] ? first.FirstNumber : Volatile.Read(ref _next);

    /// <summary>The number that the next line will have.</summary>
    public long Next => Volatile.Read(ref _next);

    /// <summary>When the first line that is kept was written.</summary>
    public long FirstTimestamp => _segments is [{ Count: > 0 } first, ..] ? first.TimestampOf(0) : long.MaxValue;

    /// <summary>In how many parts it can be given up.</summary>
    public int Parts => _segments.Length;

    /// <summary>The memory that the lines take, in bytes.</summary>
    public long Size { get; private set; }

    /// <summary>The segment that a line is in, or the first that is left when the line is no longer kept.</summary>
    /// <returns><see langword="null"/> when there is no such line yet.</returns>
    public LogSegment? Find(long number)
    {
        var segments = Volatile.Read(ref _segments);
        var (low, high) = (0, segments.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = segments[middle].FirstNumber <= number ? (middle, high) : (low, middle - 1);
        }

        return low < segments.Length && number < segments[low].NextNumber ? segments[low] : null;
    }

    /// <summary>Takes a line in. One thread at a time.</summary>
    public void Add(ReadOnlySpan<byte> text, long timestamp, bool isError)
    {
        // Standard output and error are stamped one beside the other: a line may be a little older than the one before.
        _lastTimestamp = Math.Max(_lastTimestamp, timestamp);
        if (_segments is not [.., var last] || !last.TryAdd(text, _lastTimestamp, isError))
        {
            var segment = new LogSegment(_next, Math.Max(text.Length, _segments.Length == 0 ? FirstSegmentSize : SegmentSize));
            segment.TryAdd(text, _lastTimestamp, isError);
            Size += segment.Size;
            Volatile.Write(ref _segments, [.. _segments, segment]);
        }

        Volatile.Write(ref _next, _next + 1);
    }

    /// <summary>Gives up the oldest lines. One thread at a time.</summary>
    /// <returns>How many.</returns>
    public int DropOldest()
    {
        var first = _segments[0];
        Size -= first.Size;
        Volatile.Write(ref _segments, _segments[1..]);
        return first.Count;
    }
}
