using System.Collections.Immutable;
using System.Text.Json;

namespace WpAspire.Provisioning.Automation.Events;

/// <summary>A resource before or after a step.</summary>
public sealed record StepEventStateMetadata
{
    /// <summary>The resource's unique name.</summary>
    public required string Urn { get; init; }

    /// <summary>The resource's type.</summary>
    public required string Type { get; init; }

    /// <summary>Whether a provider manages it, rather than that it is a component.</summary>
    public bool? Custom { get; init; }

    /// <summary>Whether it is to be deleted since another takes its place.</summary>
    public bool? Delete { get; init; }

    /// <summary>The provider's name for it; empty until it is created.</summary>
    public string? Id { get; init; }

    /// <summary>The unique name of what it belongs to.</summary>
    public string? Parent { get; init; }

    /// <summary>Whether it must not be deleted.</summary>
    public bool? Protect { get; init; }

    /// <summary>Whether it stays in the cloud when it leaves the program.</summary>
    public bool? RetainOnDelete { get; init; }

    /// <summary>What the program asked for. Secrets are masked.</summary>
    public ImmutableDictionary<string, JsonElement> Inputs { get; init => field = value ?? ImmutableDictionary<string, JsonElement>.Empty; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>What the provider has. Secrets are masked.</summary>
    public ImmutableDictionary<string, JsonElement> Outputs { get; init => field = value ?? ImmutableDictionary<string, JsonElement>.Empty; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>The provider that manages it.</summary>
    public string? Provider { get; init; }

    /// <summary>What went wrong after it was created.</summary>
    public ImmutableArray<string>? InitErrors { get; init; }
}
