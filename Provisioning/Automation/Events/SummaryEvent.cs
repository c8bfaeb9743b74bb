using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WpAspire.Provisioning.Automation.Serialization;

namespace WpAspire.Provisioning.Automation.Events;

/// <summary>The operation has ended.</summary>
public sealed record SummaryEvent
{
    /// <summary>Whether a resource may be in a state that Pulumi does not know.</summary>
    public bool MaybeCorrupt { get; init; }

    /// <summary>How long it took, in seconds.</summary>
    public int DurationSeconds { get; init; }

    /// <summary>How many resources had which operation.</summary>
    [JsonConverter(typeof(ResourceChangesConverter))]
    public IImmutableDictionary<OperationType, int> ResourceChanges { get; init => field = value ?? ImmutableDictionary<OperationType, int>.Empty; } = ImmutableDictionary<OperationType, int>.Empty;

    /// <summary>The policy packs that were run, with their versions.</summary>
    // Pulumi has this one name in another case.
    [JsonPropertyName("PolicyPacks")]
    public ImmutableDictionary<string, string> PolicyPacks { get; init => field = value ?? ImmutableDictionary<string, string>.Empty; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether nothing was changed.</summary>
    public bool IsPreview { get; init; }

    /// <summary>How it ended.</summary>
    public OperationResult Result { get; init; }
}
