namespace WpAspire.Hosting.Containers;

/// <summary>
/// Starts containers again that died although nobody stopped them. Of one that ran for a while it is tried at once; one that
/// dies as soon as it runs stays where it is, for people to see why.
/// </summary>
internal sealed class Restarts(ResourceStates states, ResourceCommandService commands, ResourceLoggerService loggers) : BackgroundService
{
    // Until then it may be the container runtime that starts it again.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_leastLife = TimeSpan.FromSeconds(5);

    /// <summary>Whether a container has died, and is to be started again.</summary>
    internal static bool HasDied(IResource resource, string? before, CustomResourceSnapshot now) =>
        resource.Annotations.OfType<KeepRunningAnnotation>().Any()
        && before == KnownResourceStates.Running
        && now.State?.Text == KnownResourceStates.Exited
        && now.StopTimeStamp - now.StartTimeStamp >= s_leastLife;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var before = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        try
        {
            await foreach (var change in states.FollowAsync(stoppingToken))
            {
                if (HasDied(change.Resource, before.GetValueOrDefault(change.Resource.Name), change.Snapshot))
                {
                    _ = StartAsync(change.Resource, change.Snapshot, stoppingToken);
                }

                before[change.Resource.Name] = change.Snapshot.State?.Text;
            }
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }

    private async Task StartAsync(IResource resource, CustomResourceSnapshot death, CancellationToken cancellationToken)
    {
        await Task.Delay(s_patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!cancellationToken.IsCancellationRequested && states.Of(resource) is { } now && now.State?.Text == KnownResourceStates.Exited && now.StopTimeStamp == death.StopTimeStamp)
        {
            loggers.GetLogger(resource).LogWarning("'{Resource}' has died with exit code {ExitCode}: it is started again", resource.Name, now.ExitCode);
            await commands.ExecuteCommandAsync(resource, KnownResourceCommands.StartCommand, cancellationToken);
        }
    }
}
