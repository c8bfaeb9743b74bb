using WpAspire.Provisioning.Aws.AutoScaling;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Ecs.Inputs;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Tests.Topology;
using WpAspire.Provisioning.Topology;
using static WpAspire.Provisioning.Tests.Controls.Mutations.Mutation;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

internal static class EcsMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Offends(1, "insights", static s => s.Get<Cluster>().Args.Settings = [new ClusterSettingArgs { Name = "containerInsights", Value = "disabled" }]),
        Offends(2, "log", static s => Exec(s).Logging = "NONE"),
        Offends(2, "own-key", static s => Exec(s).LogConfiguration!.Value!.CloudWatchEncryptionEnabled = false),
        Offends(3, "private", static s => s.Get<Service>().Args.NetworkConfiguration!.Value!.AssignPublicIp = true),
        Offends(4, "latest", static s => s.Get<Service>().Args.PlatformVersion = "1.3.0"),
        Offends(5, "unprivileged", static s => Site(s).SetInContainers("privileged", true)),
        Offends(5, "network", static s => Site(s).Args.NetworkMode = "host"),
        Offends(5, "processes", static s => Site(s).Args.PidMode = "host"),
        Offends(6, "services", static s => Site(s).SetInContainers("readonlyRootFilesystem", false)),
        MendsIt(6, "on-demand", static s => s.Get<TaskDefinition>("toolbox-task").SetInContainers("readonlyRootFilesystem", true)),
        Offends(7, "user", static s => Site(s).SetInContainers("user", "0:0")),
        Offends(8, "names", static s => Site(s).SetVariable("WORDPRESS_DB_PASSWORD", "wordpress")),
        Offends(8, "values", static s => Site(s).SetVariable("MAIL", new ConfigSecretExpression("smtp-password"))),
        Offends(9, "log", static s => Site(s).SetInContainers("logConfiguration", null)),
        Offends(10, "tls", static s => Site(s).Args.Volumes!.First().Value!.EfsVolumeConfiguration!.Value!.TransitEncryption = "DISABLED"),
        Offends(11, "roles", static s => Site(s).Args.TaskRoleArn = Site(s).Args.ExecutionRoleArn),
        new(12, "managed", TestSites.Ec2, static s => s.Get<CapacityProvider>().Args.AutoScalingGroupProvider!.Value!.ManagedTerminationProtection = "DISABLED"),
        new(12, "scale-in", TestSites.Ec2, static s => s.Get<Group>().Args.ProtectFromScaleIn = false),
    ];

    private static TaskDefinition Site(SiteTopology site) => site.Get<TaskDefinition>("wordpress-task");

    private static ClusterConfigurationExecuteCommandConfigurationArgs Exec(SiteTopology site) => site.Get<Cluster>().Args.Configuration!.Value!.ExecuteCommandConfiguration!.Value!;
}
