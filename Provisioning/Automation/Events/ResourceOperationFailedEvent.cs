using System.Text.Json;

namespace WpAspire.Provisioning.Automation.Events;

/// <summary>A step on a resource failed.</summary>
public sealed record ResourceOperationFailedEvent
{
    /// <summary>The step.</summary>
    public required StepEventMetadata Metadata { get; init => field = value ?? throw new JsonException("A step has metadata."); }

    /// <summary>What the resource is in: 0, it is as it was; 1, in part changed; 2, not known.</summary>
    public int Status { get; init; }

    /// <summary>How many steps there were before it.</summary>
    public int Steps { get; init; }
}
