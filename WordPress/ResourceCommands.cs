namespace WpAspire.WordPress;

/// <summary>What the commands of this room have in common.</summary>
internal static class ResourceCommands
{
    /// <summary>The exit code of <c>timeout</c> when it has ended a command.</summary>
    public const int TimedOut = 124;
    private const int LongestReason = 2000;

    /// <summary>A command can be executed while its resource runs.</summary>
    public static ResourceCommandState WhileRunning(UpdateCommandStateContext context) =>
        context.ResourceSnapshot.State?.Text is { } state && (state == KnownResourceStates.Running || state == KnownResourceStates.Starting) ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;

    /// <summary>Why a command in a container, run under <c>timeout</c>, failed.</summary>
    public static string WhyFailed(ContainerExecResult result)
    {
        var said = result.Error.Trim() is { Length: > 0 } error ? error : result.Output.Trim();
        return result.ExitCode == TimedOut ? "It took too long, and was stopped."
            : said.Length == 0 ? $"It ended with exit code {result.ExitCode}."
            : said.Length > LongestReason ? said[^LongestReason..]
            : said;
    }
}
