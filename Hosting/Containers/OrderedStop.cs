namespace WpAspire.Hosting.Containers;

/// <summary>
/// Stops replica sets before everything else, with the time that their requests may take: Aspire stops all containers at
/// once, and gives each ten seconds. It is registered after Aspire's own services, and so is stopped before them.
/// </summary>
internal sealed class OrderedStop(ReplicaSets replicaSets, ContainerRuntime runtime, ResourceStates states) : IHostedService
{
    /// <summary>The seconds that a container has to end by itself, as ECS gives it.</summary>
    public const int GraceSeconds = 30;

    private int _stopped;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // Aspire's tests stop an application twice.
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }

        await Task.WhenAll(replicaSets.All.Select(set => set.StopListeningAsync(cancellationToken)));
        string[] ids = [.. replicaSets.All.SelectMany(static s => s.Replicas).Where(states.IsRunning).Select(states.ContainerIdOf).OfType<string>()];
        if (ids.Length > 0)
        {
            await runtime.RunAsync(["stop", "--time", GraceSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture), .. ids], cancellationToken);
        }
    }
}
