namespace WpAspire.Provisioning.Automation.Events;

/// <summary>An error of the engine itself.</summary>
public sealed record ErrorEvent
{
    /// <summary>The text.</summary>
    public string Error { get; init => field = value ?? ""; } = "";
}
