using System.Text.Json.Serialization;

namespace WpAspire.Provisioning.Automation.Events;

/// <summary>How a property differs.</summary>
public sealed record PropertyDiff
{
    /// <summary>How.</summary>
    [JsonPropertyName("diffKind")]
    public DiffKind Kind { get; init; }

    /// <summary>Whether what was asked for differs, rather than what the provider has.</summary>
    public bool InputDiff { get; init; }
}
