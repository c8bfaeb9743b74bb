using System.Globalization;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Gives a volume to who is to own it (<see cref="VolumeOwnerAnnotation"/>), with a short-lived container of the same image.</summary>
internal static class VolumeOwnership
{
    // The directory itself comes last: that it has the right owner says that everything in it has.
    private const string Script =
        """
        [ "$(stat -c %u:%g "$0")" = "$1" ] || { find "$0" -mindepth 1 -exec chown -h "$1" {} + && chown "$1" "$0"; }
        """;

    /// <summary>The owner of a mount, such as <c>33:33</c>; <see langword="null"/> where nothing is said.</summary>
    public static string? Of(IResource resource, string target) =>
        resource.Annotations.OfType<VolumeOwnerAnnotation>().LastOrDefault(a => a.Target == target) is { } owner
            ? string.Create(CultureInfo.InvariantCulture, $"{owner.UserId}:{owner.GroupId}")
            : null;

    /// <summary>Gives the volumes of a container to their owners. Done again, it changes nothing.</summary>
    /// <exception cref="DistributedApplicationException">It failed.</exception>
    public static async Task EnsureAsync(DockerEngine engine, ContainerSpec spec, SiteIdentity site, CancellationToken cancellationToken)
    {
        foreach (var mount in spec.Mounts.Where(static m => m is { IsVolume: true, Owner: not null }))
        {
            var id = await engine.CreateContainerAsync(Helper(spec, mount), site, cancellationToken);
            try
            {
                await engine.StartContainerAsync(id, spec.Resource, cancellationToken);
                await engine.WaitForExitAsync(id, cancellationToken);
                if ((await engine.InspectContainerAsync(id, cancellationToken))?.ExitCode is not 0)
                {
                    throw new DistributedApplicationException(
                        $"The volume '{mount.Source}' of the resource '{spec.Resource}' could not be given to the user {mount.Owner}: its image needs `sh`, `stat`, `find` and `chown`.");
                }
            }
            finally
            {
                await engine.RemoveContainerAsync(id, CancellationToken.None);
            }
        }
    }

    private static ContainerSpec Helper(ContainerSpec spec, MountSpec mount) => new()
    {
        Resource = spec.Resource,
        Name = $"{spec.Name}-owner",
        Image = spec.Image,
        ImageId = spec.ImageId,
        Entrypoint = ["sh"],
        Command = ["-c", Script, mount.Target, mount.Owner!],
        Network = spec.Network,
        Mounts = [mount],
        Runtime = new RuntimeOptions { User = "0:0" },
    };
}
