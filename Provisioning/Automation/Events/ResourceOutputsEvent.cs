using System.Text.Json;

namespace WpAspire.Provisioning.Automation.Events;

/// <summary>A step on a resource is done.</summary>
public sealed record ResourceOutputsEvent
{
    /// <summary>The step, with what came of it.</summary>
    public required StepEventMetadata Metadata { get; init => field = value ?? throw new JsonException("A step has metadata."); }

    /// <summary>Whether the step is only planned.</summary>
    public bool? Planning { get; init; }
}
