using System.Collections.Immutable;
using System.Text.Json;

namespace WpAspire.Provisioning.Automation.Events;

/// <summary>A step: one operation on one resource.</summary>
public sealed record StepEventMetadata
{
    /// <summary>The operation.</summary>
    public required OperationType Op { get; init; }

    /// <summary>The resource's unique name.</summary>
    public required string Urn { get; init => field = value ?? throw new JsonException("A step is on a resource."); }

    /// <summary>The resource's type, such as <c>aws:ecs/service:Service</c>.</summary>
    public required string Type { get; init => field = value ?? throw new JsonException("A step is on a resource."); }

    /// <summary>The resource before the step.</summary>
    public StepEventStateMetadata? Old { get; init; }

    /// <summary>The resource after the step.</summary>
    public StepEventStateMetadata? New { get; init; }

    /// <summary>The properties for which it is replaced.</summary>
    public ImmutableArray<string>? Keys { get; init; }

    /// <summary>The properties that differ.</summary>
    public ImmutableArray<string>? Diffs { get; init; }

    /// <summary>The paths of what differs, and how.</summary>
    public ImmutableDictionary<string, PropertyDiff>? DetailedDiff { get; init; }

    /// <summary>Whether the step is one of the program, rather than a part of how Pulumi carries it out.</summary>
    public bool? Logical { get; init; }

    /// <summary>The provider that carries it out.</summary>
    public string? Provider { get; init; }
}
