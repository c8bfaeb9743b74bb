namespace WpAspire.Hosting.Logs;

/// <summary>A line that is kept. It can be read for as long as somebody holds it, also when it is no longer kept.</summary>
/// <param name="Source">Who wrote it.</param>
/// <param name="Segment">Where it is.</param>
/// <param name="Index">Which of the lines there it is.</param>
internal readonly record struct StoredLine(LogSource Source, LogSegment Segment, int Index)
{
    /// <summary>Its number among the lines of its source, from 1.</summary>
    public long Number => Segment.FirstNumber + Index;

    /// <summary>When it was written, in nanoseconds since 1970. It never goes back within a source.</summary>
    public long Timestamp => Segment.TimestampOf(Index);

    /// <summary>Whether it came from standard error.</summary>
    public bool IsError => Segment.IsError(Index);

    /// <summary>Its text, in UTF-8.</summary>
    public ReadOnlySpan<byte> Text => Segment.TextOf(Index);
}
