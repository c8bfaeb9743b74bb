using System.Globalization;
using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Ecs.Inputs;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>Makes a task definition of a container of the model.</summary>
internal static class ContainerTask
{
    // Of the administrator, whom the first start makes.
    private const string InstallationPassword = "WORDPRESS_PASSWORD";

    /// <summary>Adds the task definition, its roles and its log group.</summary>
    public static DeployedWorkload Create(
        ComputeInputs inputs, ComputeCluster cluster, Workload workload, SecurityGroup group, IReadOnlyList<ResolvedVariable> variables, IReadOnlyList<Input<string>> arguments)
    {
        var context = inputs.Context;
        // People run commands in what they start themselves; what serves visitors is closed.
        var isToolbox = !context.Model.Services.Contains(workload);
        var log = context.LogGroup($"{workload.Name}-log", $"/wpaspire/{context.StackName}/{workload.Name}");
        var database = DatabaseUser.DatabaseOf(workload, inputs.Databases);
        var collector = Collector.Create(inputs, workload);
        var own = Beside(collector, context.Options, Container(context, inputs.Registry, workload, variables, arguments, log.Name, isToolbox));
        ContainerDefinition[] containers = database is null
            ? [own]
            : [DatabaseUser.Create(context, own, database), own with { After = DatabaseUser.ContainerName }];

        return Define(inputs, cluster, workload, workload.Name, containers, Secrets(inputs, variables, database, collector), log, group, collector);
    }

    /// <summary>Adds a task of its own for a site's scheduled work: five minutes after five minutes, it is given the site's own password and no other.</summary>
    public static DeployedWorkload CreateCron(ComputeInputs inputs, ComputeCluster cluster, DeployedWorkload site, IReadOnlyList<string> command)
    {
        var own = site.Containers.Single(c => c.Name == site.Workload.Name);
        var container = own with
        {
            Command = [.. command.Select(static c => (Input<string>)c)],
            Variables = [.. own.Variables.Where(static v => v.Name != InstallationPassword)],
            Ports = [],
            After = null,
        };
        return Define(inputs, cluster, site.Workload, $"{site.Workload.Name}-cron", [container], Secrets(inputs, container.Variables, database: null, site.Collector), site.LogGroup, site.SecurityGroup, site.Collector);
    }

    private static DeployedWorkload Define(
        ComputeInputs inputs, ComputeCluster cluster, Workload workload, string name, ContainerDefinition[] containers, List<Input<string>> secrets, LogGroup log, SecurityGroup group, Collector? collector)
    {
        var context = inputs.Context;
        var options = context.Options.Compute;
        var isToolbox = !context.Model.Services.Contains(workload);
        var roles = TaskRoles.Create(inputs, cluster, workload, name, log, secrets, TaskVolumes.Mounted(workload, inputs.FileSystems), isToolbox, collector);
        if (collector is not null)
        {
            containers = [.. containers, collector.Container];
        }

        var task = context.Add(new TaskDefinition(
            $"{name}-task",
            new TaskDefinitionArgs
            {
                Family = $"{context.StackName}-{name}",
                NetworkMode = "awsvpc",
                RequiresCompatibilities = [options.LaunchType == LaunchType.Ec2 ? "EC2" : "FARGATE"],
                RuntimePlatform = new TaskDefinitionRuntimePlatformArgs
                {
                    OperatingSystemFamily = "LINUX",
                    CpuArchitecture = options.Architecture == CpuArchitecture.Arm64 ? "ARM64" : "X86_64",
                },
                Cpu = Text(isToolbox ? options.ToolboxCpu : options.Cpu),
                Memory = Text(isToolbox ? options.ToolboxMemoryMiB : options.MemoryMiB),
                EphemeralStorage = options is { LaunchType: LaunchType.Fargate, EphemeralStorageGiB: { } size } ? new TaskDefinitionEphemeralStorageArgs { SizeInGib = size } : null,
                ExecutionRoleArn = roles.Execution.Arn,
                TaskRoleArn = roles.Task.Arn,
                Volumes = TaskVolumes.Create(workload, inputs.FileSystems),
                ContainerDefinitions = Output.JsonSerialize(containers),
                // A deployment that fails goes back to the definition before, which must still be there.
                SkipDestroy = context.IsProtected,
                Tags = context.NameTag(name),
            }));
        return new() { Workload = workload, Containers = containers, TaskDefinition = task, LogGroup = log, Roles = roles, SecurityGroup = group, Collector = collector };
    }

    private static ContainerDefinition Container(
        TopologyContext context, Registry registry, Workload workload, IReadOnlyList<ResolvedVariable> variables, IReadOnlyList<Input<string>> arguments, Input<string> log, bool isToolbox) => new()
        {
            Name = workload.Name,
            Image = registry.ImageOf(workload),
            EntryPoint = workload.Resource.Entrypoint is { } entryPoint ? [entryPoint] : [],
            Command = arguments,
            Variables = variables,
            Ports = [.. workload.Ports.Select(static p => p.Number).Distinct()],
            Mounts = TaskVolumes.Mounts(workload),
            // ECS puts its agent for commands into the container, and cannot where the root is read-only.
            ReadOnlyRoot = workload.ReadOnlyRoot && !isToolbox,
            User = workload.User ?? (workload.Resource is WordPressResource or ToolboxResource ? SiteUser.Name : null),
            DropCapabilities = isToolbox ? ["ALL"] : workload.DropCapabilities,
            Init = workload.Init || isToolbox,
            StopTimeoutSeconds = context.Options.Compute.StopTimeoutSeconds,
            LogGroup = log,
            Region = context.Region,
        };

    // What both are sure of adds up to the task's.
    private static ContainerDefinition Beside(Collector? collector, AwsOptions options, ContainerDefinition site) => collector is null
        ? site
        : site with { Cpu = options.Compute.Cpu - Collector.Cpu(options.Compute), MemoryMiB = options.SiteMemoryMiB };

    private static List<Input<string>> Secrets(ComputeInputs inputs, IReadOnlyList<ResolvedVariable> variables, ManagedDatabase? database, Collector? collector)
    {
        List<Input<string>> secrets = [];
        if (variables.Any(static v => v.ValueFrom is not null) || collector?.ReadsSiteSecrets == true)
        {
            secrets.Add(inputs.Secrets.Secret.Arn);
        }

        if (database is not null)
        {
            secrets.Add(database.AdminSecretArn);
        }

        if (collector?.HeadersSecret is { } headers)
        {
            secrets.Add(headers);
        }

        return secrets;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
