namespace WpAspire.Provisioning.Automation.Events;

/// <summary>A line that the engine writes to standard output.</summary>
public sealed record StandardOutputEngineEvent
{
    /// <summary>The text.</summary>
    public string Message { get; init => field = value ?? ""; } = "";

    /// <summary>How the text is coloured: <c>always</c>, <c>never</c> or <c>raw</c>.</summary>
    public string? Color { get; init; }
}
