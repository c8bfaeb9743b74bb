using WpAspire.Hosting.Replicas;

namespace WpAspire.WordPress;

/// <summary>What the commands of this room have in common.</summary>
internal static class ResourceCommands
{
    /// <summary>The exit code of <c>timeout</c> when it has ended a command.</summary>
    public const int TimedOut = 124;
    private const int LongestReason = 2000;

    /// <summary>A command can be executed while its resource runs; of a replica set, while one of the replicas is ready.</summary>
    public static ResourceCommandState WhileRunning(UpdateCommandStateContext context) =>
        context.ResourceSnapshot.State?.Text == KnownResourceStates.Running || ReplicaProperties.IsServing(context.ResourceSnapshot) ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;

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
