namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>What Pulumi says when it is asked to stop.</summary>
internal static class Cancellation
{
    /// <summary>Whether a line of the engine says that the request was received: <c>^C received; cancelling. …</c></summary>
    public static bool IsAcknowledgement(string message) => message.Contains("received; cancelling", StringComparison.Ordinal);
}
