using WpAspire.Provisioning.Aws.AutoScaling;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Ecs.Inputs;
using WpAspire.Provisioning.Controls.Reading;
using static WpAspire.Provisioning.Controls.Requirement;

namespace WpAspire.Provisioning.Controls;

/// <summary>Controls 1 to 12: the cluster, and what runs on it.</summary>
internal static class EcsControls
{
    private const string Section = "ECS";
    private const string NoCluster = "no ECS cluster";
    private const string NoTask = "no ECS task";

    /// <summary>The controls.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(1, Section, "Container Insights watches the cluster")
        {
            Fsbp = ["ECS.12"], Checkov = ["CKV_AWS_65"], Trivy = ["AWS-0034"], Absent = NoCluster,
            Requirements =
            [
                Each<Cluster>("insights", "Container Insights is enabled or enhanced", static c => c.Args.Settings.Objects().Any(static s => s.Name.Is("containerInsights") && s.Value.IsOneOf("enabled", "enhanced"))),
            ],
        },
        new(2, Section, "Commands that people run in tasks are logged, and the log is encrypted")
        {
            Checkov = ["CKV_AWS_223", "CKV_AWS_224"], Absent = NoCluster,
            Requirements =
            [
                Each<Cluster>("log", "ECS Exec is logged", static c => (Exec(c)?.Logging).IsOneOf("DEFAULT", "OVERRIDE")),
                Each<Cluster>("own-key", "the session and its log are encrypted with a key of the account's own", static c => (Exec(c)?.KmsKeyId).IsOwnKey() && (Exec(c)?.LogConfiguration?.Value?.CloudWatchEncryptionEnabled).Is(true)),
            ],
        },
        new(3, Section, "Tasks have no public address")
        {
            Fsbp = ["ECS.2", "ECS.16"], Checkov = ["CKV_AWS_333"], Absent = NoTask,
            Requirements = [EachPart("private", "tasks are started without a public address", TaskPlacement.Of, static p => p.AssignPublicIp.Is(false))],
        },
        new(4, Section, "Tasks run on the latest version of Fargate")
        {
            Fsbp = ["ECS.10"], Checkov = ["CKV_AWS_332"], Absent = "no task on Fargate",
            Requirements = [EachPart("latest", "the platform version is LATEST", static s => TaskPlacement.Of(s).Where(static p => p.IsOnFargate), static p => p.PlatformVersion.Is("LATEST"))],
        },
        new(5, Section, "Containers are not privileged, and share neither network nor processes with the host")
        {
            Fsbp = ["ECS.1", "ECS.3", "ECS.4", "ECS.17"], Checkov = ["CKV_AWS_334", "CKV_AWS_335"], Absent = NoTask,
            Requirements =
            [
                EachPart("unprivileged", "containers are not privileged", static s => s.Containers, static c => c.Is("privileged", false)),
                Each<TaskDefinition>("network", "tasks have a network interface of their own", static t => t.Args.NetworkMode.Is("awsvpc")),
                Each<TaskDefinition>("processes", "tasks do not see the processes of the host", static t => t.Args.PidMode is null || t.Args.PidMode.Is("task")),
            ],
        },
        new(6, Section, "The root file system of every container is read-only")
        {
            Fsbp = ["ECS.5"], Checkov = ["CKV_AWS_336"], Absent = NoTask,
            Requirements =
            [
                EachPart("services", "containers that serve have a read-only root file system", static s => s.Containers.Where(c => s.IsService(c.Task)), HasReadOnlyRoot),
                EachPart("on-demand", "containers that somebody starts have a read-only root file system", static s => s.Containers.Where(c => !s.IsService(c.Task)), HasReadOnlyRoot),
            ],
        },
        new(7, Section, "Containers do not run as root")
        {
            Fsbp = ["ECS.20"], Absent = NoTask,
            Requirements = [EachPart("user", "containers run as a user that is not root", static s => s.Containers, static c => c.Text("user")?.Split(':')[0] is not (null or "" or "0" or "root"))],
        },
        new(8, Section, "Secrets are not in the environment of a task definition")
        {
            Fsbp = ["ECS.8"], Trivy = ["AWS-0036"], Absent = NoTask,
            Requirements =
            [
                EachPart("names", "no plain variable is named as a secret is", static s => s.Containers, static c => !c.Environment.Any(static v => IsNamedAsSecret(v.Name))),
                EachPart("values", "no plain variable has the value of a secret", static s => s.Containers, static c => !c.Environment.Any(static v => ExpressionText.HasSecret(v.Value))),
            ],
        },
        new(9, Section, "Every container has a log")
        {
            Fsbp = ["ECS.9"], Absent = NoTask,
            Requirements = [EachPart("log", "containers have a log configuration", static s => s.Containers, static c => c.Definition["logConfiguration"] is not null)],
        },
        new(10, Section, "Shared volumes are mounted by TLS")
        {
            Fsbp = ["ECS.18"], Checkov = ["CKV_AWS_97"], Trivy = ["AWS-0035"], Absent = "no task with an EFS volume",
            Requirements = [Each<TaskDefinition>("tls", "EFS volumes are encrypted in transit", static s => s.All<TaskDefinition>().Where(static t => Volumes(t).Any()), static (_, t) => Volumes(t).All(static v => v.TransitEncryption.Is("ENABLED")))],
        },
        new(11, Section, "ECS and the program in a task have different roles")
        {
            Checkov = ["CKV_AWS_249"], Absent = NoTask,
            Requirements = [Each<TaskDefinition>("roles", "execution role and task role are two", static t => t.Args is { ExecutionRoleArn: { } execution, TaskRoleArn: { } task } && ExpressionText.Of(execution.Expression) != ExpressionText.Of(task.Expression))],
        },
        new(12, Section, "Instances with tasks on them are not taken away")
        {
            Fsbp = ["ECS.19"], Absent = "no EC2 capacity: tasks run on Fargate",
            Requirements =
            [
                Each<CapacityProvider>("managed", "the capacity provider protects instances from termination", static p => (p.Args.AutoScalingGroupProvider?.Value?.ManagedTerminationProtection).Is("ENABLED")),
                Each<Group>("scale-in", "new instances are protected from scaling in", static g => g.Args.ProtectFromScaleIn.Is(true)),
            ],
        },
    ];

    private static ClusterConfigurationExecuteCommandConfigurationArgs? Exec(Cluster cluster) => cluster.Args.Configuration?.Value?.ExecuteCommandConfiguration?.Value;

    private static IEnumerable<TaskDefinitionVolumeEfsVolumeConfigurationArgs> Volumes(TaskDefinition task) =>
        task.Args.Volumes.Objects().Select(static v => v.EfsVolumeConfiguration?.Value).OfType<TaskDefinitionVolumeEfsVolumeConfigurationArgs>();

    private static bool HasReadOnlyRoot(TaskContainer container) => container.Is("readonlyRootFilesystem", true);

    private static bool IsNamedAsSecret(string name) =>
        name is "AWS_ACCESS_KEY_ID" or "ECS_ENGINE_AUTH_DATA" || name.Split('_')[^1] is "PASSWORD" or "SECRET" or "TOKEN" or "KEY" or "SALT" or "CREDENTIALS";
}
