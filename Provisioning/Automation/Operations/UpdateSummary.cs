using System.Collections.Immutable;

namespace WpAspire.Provisioning.Automation;

/// <summary>An update of a stack, as in its history.</summary>
public sealed record UpdateSummary
{
    /// <summary>What was done.</summary>
    public required UpdateKind Kind { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>What whoever did it wrote about it.</summary>
    public required string Message { get; init; }

    /// <summary>Where it was done: Git's head, the version of Pulumi, the CI system.</summary>
    public required IImmutableDictionary<string, string> Environment { get; init; }

    /// <summary>The configuration that was used.</summary>
    public required IImmutableDictionary<string, ConfigValue> Config { get; init; }

    /// <summary>How it ended.</summary>
    public required UpdateState Result { get; init; }

    /// <summary>When it ended; <see langword="null"/> while it goes on.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Its number.</summary>
    public int? Version { get; init; }

    /// <summary>How many resources had which operation.</summary>
    public IImmutableDictionary<OperationType, int>? ResourceChanges { get; init; }
}
