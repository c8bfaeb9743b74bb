using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// What a task needs to start and to stop though nothing in its definition refers to it: ways to AWS, rules, file systems,
/// rights. Whoever runs tasks waits for it, so that it is there before the first task and goes after the last.
/// </summary>
internal static class TaskNeeds
{
    /// <summary>What the tasks of a container need.</summary>
    public static IReadOnlyList<CustomResource> Of(ComputeInputs inputs, ComputeCluster cluster, DeployedWorkload task) =>
    [
        cluster.CapacityProviders,
        .. cluster.InsightsLog is { } log ? [log] : Array.Empty<CustomResource>(),
        .. inputs.Network.AppWays,
        .. inputs.InterfaceEndpoints,
        .. inputs.Security.RulesOf(task.SecurityGroup),
        .. TaskVolumes.Mounted(task.Workload, inputs.FileSystems).SelectMany(static f => f.MountTargets.Append<CustomResource>(f.AccessPolicy)),
        .. task.Roles.Policies,
    ];
}
