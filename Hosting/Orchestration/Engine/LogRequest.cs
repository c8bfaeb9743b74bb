namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>Which lines of a container are wanted.</summary>
internal sealed record LogRequest
{
    /// <summary>Whether to go on with new lines until the container ends.</summary>
    public bool Follow { get; init; }

    /// <summary>How many of the last lines to begin with; <see langword="null"/> for all.</summary>
    public int? Tail { get; init; }

    /// <summary>Only those written after this, in nanoseconds since 1970.</summary>
    public long After { get; init; }
}
