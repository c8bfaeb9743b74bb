using System.Text.Json.Serialization;

namespace WpAspire.Provisioning.Automation.Events;

/// <summary>A message about a resource or the program.</summary>
public sealed record DiagnosticEvent
{
    /// <summary>The resource; <see langword="null"/> where the message is about none.</summary>
    public string? Urn { get; init; }

    /// <summary>What the message begins with on a terminal, such as <c>error: </c>.</summary>
    public string? Prefix { get; init; }

    /// <summary>The text.</summary>
    public string Message { get; init => field = value ?? ""; } = "";

    /// <summary>How the text is coloured: <c>always</c>, <c>never</c> or <c>raw</c>.</summary>
    public string? Color { get; init; }

    /// <summary><c>info</c>, <c>info#err</c>, <c>warning</c> or <c>error</c>.</summary>
    public string Severity { get; init => field = value ?? ""; } = "";

    /// <summary>Messages with the same number belong together.</summary>
    [JsonPropertyName("streamID")]
    public int? StreamId { get; init; }

    /// <summary>Whether the message is of no interest when the operation is over.</summary>
    public bool? Ephemeral { get; init; }
}
