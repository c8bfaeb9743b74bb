using System.Collections.Immutable;
using WpAspire.Provisioning.Automation.Events;

namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>How far Pulumi is with one resource.</summary>
public sealed record ResourceProgress
{
    /// <summary>The resource's unique name.</summary>
    public required string Urn { get; init; }

    /// <summary>The resource's place in the order in which they were begun.</summary>
    public required int Index { get; init; }

    /// <summary>The latest operation on it.</summary>
    public required OperationType Operation { get; init; }

    /// <summary>How far that operation is.</summary>
    public required ResourceState State { get; init; }

    /// <summary>When the first operation on it began; exact to the second.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the latest operation ended; <see langword="null"/> while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether nothing is really done to it.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>What was said about it.</summary>
    public ImmutableArray<DiagnosticEvent> Diagnostics { get; init; } = [];

    /// <summary>Name and type.</summary>
    public ResourceUrn Identity => ResourceUrn.Parse(Urn);

    /// <summary>
    /// Whether a person wants to see it: what stays the same, the stack itself and providers are of interest only when
    /// they fail.
    /// </summary>
    public bool IsVisible => State == ResourceState.Failed || (Operation != OperationType.Same && Identity is { IsStack: false, IsProvider: false });

    /// <summary>How long it took, or has taken by <paramref name="now"/>.</summary>
    public TimeSpan Elapsed(DateTimeOffset now)
    {
        var elapsed = (EndedAt ?? now) - StartedAt;
        return elapsed < TimeSpan.Zero ? TimeSpan.Zero : elapsed;
    }
}
