namespace WpAspire.Hosting.Containers;

/// <summary>
/// Keeps a container from a volume that only one may write to while its like of another run has that: with random ports, as
/// tests and <c>aspire run --isolated</c> have them, nothing else stands between two runs of one site.
/// </summary>
/// <param name="runtime">Knows what runs.</param>
/// <param name="loggers">Get what is waited for.</param>
/// <param name="time">What measures the patience; <see langword="null"/> for the system's.</param>
internal sealed class VolumeHolder(ContainerRuntime runtime, ResourceLoggerService loggers, TimeProvider? time = null)
{
    // A run that ends, or was killed, gives its containers half a minute.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Waits until such a container has ended.</summary>
    /// <exception cref="DistributedApplicationException">It goes on.</exception>
    public async Task WaitAsync(IResource resource, CancellationToken cancellationToken)
    {
        // One that outlives its run on purpose is the same container in the next.
        if (resource.Annotations.OfType<ContainerLifetimeAnnotation>().LastOrDefault() is { Lifetime: ContainerLifetime.Persistent })
        {
            return;
        }

        foreach (var mount in resource.Annotations.OfType<ContainerMountAnnotation>().Where(m => ReplicaRules.HasOneWriter(m, resource)))
        {
            await WaitAsync(resource.Name, mount.Source!, loggers.GetLogger(resource), cancellationToken);
        }
    }

    private async Task WaitAsync(string resource, string volume, ILogger logger, CancellationToken cancellationToken)
    {
        var since = _time.GetTimestamp();
        for (var first = true; await FindAsync(resource, volume, cancellationToken) is { } holder; first = false)
        {
            if (_time.GetElapsedTime(since) >= s_patience)
            {
                throw new DistributedApplicationException(
                    $"The volume '{volume}' of the resource '{resource}' is in use by the container '{holder}', another run of the same site: stop that one, or give this run a name of its own, such as `--name second`.");
            }

            if (first)
            {
                logger.LogInformation("waiting for the container '{Container}' of another run to end, which uses the volume '{Volume}'", holder, volume);
            }

            await Task.Delay(s_pause, _time, cancellationToken);
        }
    }

    // Aspire's names for containers: the resource's, a hyphen, and what makes it unique.
    private Task<string?> FindAsync(string resource, string volume, CancellationToken cancellationToken) =>
        runtime.FindAsync([$"volume={volume}", $"name=^/?{resource}-[a-z0-9]+$"], cancellationToken);
}
