using WpAspire.Provisioning.Aws.Ecs.Inputs;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The volumes of a task: the shared ones of the model, and empty ones where a container may write though its root is read-only.</summary>
internal static class TaskVolumes
{
    /// <summary>The volumes of a task.</summary>
    public static InputList<TaskDefinitionVolumeArgs>? Create(Workload workload, IReadOnlyList<SharedFileSystem> fileSystems)
    {
        List<Input<TaskDefinitionVolumeArgs>> volumes =
        [
            .. Mounted(workload, fileSystems).Select(static f => (Input<TaskDefinitionVolumeArgs>)new TaskDefinitionVolumeArgs
            {
                Name = f.Volume.Name,
                EfsVolumeConfiguration = new TaskDefinitionVolumeEfsVolumeConfigurationArgs
                {
                    FileSystemId = f.FileSystem.Id,
                    // The access point says which directory it is.
                    RootDirectory = "/",
                    TransitEncryption = "ENABLED",
                    AuthorizationConfig = new TaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfigArgs { AccessPointId = f.AccessPoint.Id, Iam = "ENABLED" },
                },
            }),
            .. workload.WritableDirectories.Select(static d => (Input<TaskDefinitionVolumeArgs>)new TaskDefinitionVolumeArgs { Name = ScratchName(d) }),
        ];
        return volumes.Count == 0 ? null : [.. volumes];
    }

    /// <summary>Where the volumes are in the container.</summary>
    public static IReadOnlyList<(string Volume, string Path, bool IsReadOnly)> Mounts(Workload workload) =>
    [
        .. workload.Mounts.Select(static m => (m.Volume.Name, m.Target, m.IsReadOnly)),
        .. workload.WritableDirectories.Select(static d => (ScratchName(d), d, false)),
    ];

    /// <summary>The file systems of the volumes that a container mounts.</summary>
    public static IReadOnlyList<SharedFileSystem> Mounted(Workload workload, IReadOnlyList<SharedFileSystem> fileSystems) =>
        [.. workload.Mounts.Select(static m => m.Volume).Distinct().Select(v => fileSystems.Single(f => f.Volume == v))];

    private static string ScratchName(string directory) => $"scratch{directory.Replace('/', '-').TrimEnd('-')}";
}
