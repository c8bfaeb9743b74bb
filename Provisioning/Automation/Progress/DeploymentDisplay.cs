namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>Chooses how an operation on a stack is shown.</summary>
public static class DeploymentDisplay
{
    /// <summary>A table that changes in place in a terminal, plain lines anywhere else.</summary>
    public static IDeploymentDisplay Create(DeploymentDisplayOptions? options = null)
    {
        options ??= new();
        return options.IsInteractive ?? IsInteractive() ? new LiveDeploymentDisplay(options) : new PlainDeploymentDisplay(options);
    }

    private static bool IsInteractive() =>
        !Console.IsErrorRedirected
        && Environment.GetEnvironmentVariable("CI") is null or ""
        && Environment.GetEnvironmentVariable("TERM") is not "dumb";
}
