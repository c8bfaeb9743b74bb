namespace WpAspire.Hosting.Containers;

/// <summary>Gives volumes to who is to own them (<see cref="VolumeOwnerAnnotation"/>), with a short-lived container of the same image.</summary>
internal sealed class VolumeOwnership(ContainerRuntime runtime) : IDisposable
{
    // The directory itself comes last: that it has the right owner says that everything in it has.
    private const string Script =
        """
        [ "$(stat -c %u:%g "$0")" = "$1" ] || { find "$0" -mindepth 1 -exec chown -h "$1" {} + && chown "$1" "$0"; }
        """;

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Does so before a container starts. Done again, it changes nothing.</summary>
    /// <exception cref="DistributedApplicationException">It failed.</exception>
    public async Task EnsureAsync(IResource resource, CancellationToken cancellationToken)
    {
        foreach (var mount in resource.Annotations.OfType<ContainerMountAnnotation>().Where(static m => m is { Type: ContainerMountType.Volume, Source: not null }))
        {
            if (resource.Annotations.OfType<VolumeOwnerAnnotation>().LastOrDefault(a => a.Target == mount.Target) is { } owner && resource.TryGetContainerImageName(out var image))
            {
                await EnsureAsync(resource.Name, mount, string.Create(CultureInfo.InvariantCulture, $"{owner.UserId}:{owner.GroupId}"), image, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task EnsureAsync(string resource, ContainerMountAnnotation mount, string owner, string image, CancellationToken cancellationToken)
    {
        // Replicas share the volume, and start at the same time.
        await _one.WaitAsync(cancellationToken);
        try
        {
            var result = await runtime.RunAsync(
                ["run", "--rm", "--network", "none", "--user", "0:0", "--volume", $"{mount.Source}:{mount.Target}", "--entrypoint", "sh", image, "-c", Script, mount.Target, owner],
                cancellationToken);
            if (result.ExitCode != 0)
            {
                throw new DistributedApplicationException(
                    $"The volume '{mount.Source}' of the resource '{resource}' could not be given to the user {owner} ({result.Error.Trim()}): its image needs `sh`, `stat`, `find` and `chown`.");
            }
        }
        finally
        {
            _one.Release();
        }
    }
}
