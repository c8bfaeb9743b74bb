using System.Text.Json;

namespace WpAspire.Provisioning.Automation.Events;

/// <summary>A step on a resource begins.</summary>
public sealed record ResourcePreEvent
{
    /// <summary>The step.</summary>
    public required StepEventMetadata Metadata { get; init => field = value ?? throw new JsonException("A step has metadata."); }

    /// <summary>Whether the step is only planned.</summary>
    public bool? Planning { get; init; }
}
