using System.Text.Json.Serialization;

namespace WpAspire.Provisioning.Automation.Events;

/// <summary>
/// Something that happened in Pulumi's engine. One of the properties below <see cref="Timestamp"/> is set; none is for a
/// kind of event that this version does not know.
/// </summary>
public sealed record EngineEvent
{
    /// <summary>The event's number. Later events have greater ones.</summary>
    public int Sequence { get; init; }

    /// <summary>When it happened, in seconds since 1970 (UTC).</summary>
    public long Timestamp { get; init; }

    /// <summary>There are no further events.</summary>
    public CancelEvent? CancelEvent { get; init; }

    /// <summary>The engine says something.</summary>
    [JsonPropertyName("stdoutEvent")]
    public StandardOutputEngineEvent? StandardOutputEvent { get; init; }

    /// <summary>A message about a resource or the program.</summary>
    public DiagnosticEvent? DiagnosticEvent { get; init; }

    /// <summary>It begins.</summary>
    public PreludeEvent? PreludeEvent { get; init; }

    /// <summary>It has ended.</summary>
    public SummaryEvent? SummaryEvent { get; init; }

    /// <summary>A step on a resource begins.</summary>
    public ResourcePreEvent? ResourcePreEvent { get; init; }

    /// <summary>A step on a resource is done.</summary>
    [JsonPropertyName("resOutputsEvent")]
    public ResourceOutputsEvent? ResourceOutputsEvent { get; init; }

    /// <summary>A step on a resource failed.</summary>
    [JsonPropertyName("resOpFailedEvent")]
    public ResourceOperationFailedEvent? ResourceOperationFailedEvent { get; init; }

    /// <summary>A resource violates a policy.</summary>
    public PolicyEvent? PolicyEvent { get; init; }

    /// <summary>Something that is not a resource goes on, such as the download of a plugin.</summary>
    public ProgressEvent? ProgressEvent { get; init; }

    /// <summary>An error of the engine itself.</summary>
    public ErrorEvent? ErrorEvent { get; init; }
}
