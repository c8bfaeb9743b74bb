namespace WpAspire.Hosting.Logs;

/// <summary>Which lines somebody wants to see.</summary>
internal sealed record LogSelection
{
    /// <summary>Those of this resource; <see langword="null"/> for all.</summary>
    public string? Resource { get; init; }

    /// <summary>Those of this replica; <see langword="null"/> for all, and what the AppHost says.</summary>
    public int? Replica { get; init; }

    /// <summary>Those from standard error, and errors of the AppHost.</summary>
    public bool ErrorsOnly { get; init; }

    /// <summary>Those in which this is, in upper or lower case; <see langword="null"/> for all.</summary>
    public string? Text { get; init; }

    /// <summary>Whether <see cref="Text"/> is a regular expression of .NET.</summary>
    public bool IsRegex { get; init; }

    /// <summary>Those written after this, in nanoseconds since 1970; <see langword="null"/> for all.</summary>
    public long? After { get; init; }
}
