using System.Globalization;
using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Ecs.Inputs;
using WpAspire.Provisioning.Aws.SecretsManager;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Publishing;

namespace WpAspire.Provisioning.Topology;

/// <summary>Makes a task definition of a container of the model.</summary>
internal static class ContainerTask
{
    /// <summary>Adds the task definition, its roles and its log group.</summary>
    public static DeployedWorkload Create(
        ComputeInputs inputs, ComputeCluster cluster, Workload workload, SecurityGroup group, IReadOnlyList<ResolvedVariable> variables, IReadOnlyList<Input<string>> arguments)
    {
        var context = inputs.Context;
        // People run commands in what they start themselves; what serves visitors is closed.
        var isToolbox = !context.Model.Services.Contains(workload);
        var log = context.LogGroup($"{workload.Name}-log", $"/wpaspire/{context.StackName}/{workload.Name}");
        var collector = Collector.Create(inputs, workload);
        var own = Beside(collector, context.Options, Container(context, inputs.Registry, workload, variables, arguments, log.Name, isToolbox));
        ContainerDefinition[] containers = workload.Site is null ? [own] : [SiteInstallation.WaitFor(own), SiteInstallation.Served(own)];
        return Define(inputs, cluster, workload, workload.Name, containers, log, group, collector);
    }

    /// <summary>Adds the one-off task that makes a site's database user and the site: it alone is given the passwords of the two administrators.</summary>
    public static DeployedWorkload CreateInstallation(ComputeInputs inputs, ComputeCluster cluster, DeployedWorkload site, IReadOnlyList<ResolvedVariable> variables, ManagedDatabase database)
    {
        var own = site.Containers.Single(c => c.Name == site.Workload.Name) with { Variables = inputs.Secrets.Vault?.ForInstallation(variables) ?? variables };
        return Define(
            inputs, cluster, site.Workload, $"{site.Workload.Name}-installation", [DatabaseUser.Create(inputs.Context, own, database), SiteInstallation.Install(own)],
            site.LogGroup, site.SecurityGroup, collector: null, database.AdminSecretArn);
    }

    /// <summary>Adds a task of its own for a site's scheduled work, which has the passwords of the site that is served and no other.</summary>
    public static DeployedWorkload CreateCron(ComputeInputs inputs, ComputeCluster cluster, DeployedWorkload site, IReadOnlyList<string> command)
    {
        var container = site.Containers.Single(c => c.Name == site.Workload.Name) with
        {
            Command = [.. command.Select(static c => (Input<string>)c)],
            Ports = [],
            After = null,
        };
        return Define(inputs, cluster, site.Workload, $"{site.Workload.Name}-cron", [container], site.LogGroup, site.SecurityGroup, site.Collector);
    }

    private static DeployedWorkload Define(
        ComputeInputs inputs, ComputeCluster cluster, Workload workload, string name, ContainerDefinition[] containers, LogGroup log, SecurityGroup group, Collector? collector, params Input<string>[] secrets)
    {
        var context = inputs.Context;
        var options = context.Options.Compute;
        var isToolbox = !context.Model.Services.Contains(workload);
        var roles = TaskRoles.Create(inputs, cluster, workload, name, log, [.. Secrets(containers, collector), .. secrets], TaskVolumes.Mounted(workload, inputs.FileSystems), isToolbox, collector, RolePrefix(inputs.Secrets.Vault, workload, isInstallation: secrets.Length > 0));
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
            User = workload.User ?? (workload.LoadsSite ? SiteUser.Name : null),
            DropCapabilities = isToolbox ? ["ALL"] : workload.DropCapabilities,
            Init = workload.Init || isToolbox,
            StopTimeoutSeconds = context.Options.Compute.StopTimeoutSeconds,
            LogGroup = log,
            Region = context.Region,
        };

    // Those that read Vault.
    private static string? RolePrefix(VaultSecrets? vault, Workload workload, bool isInstallation) =>
        !workload.LoadsSite ? null : isInstallation ? vault?.InstallationRolePrefix : vault?.RolePrefix;

    // What both are sure of adds up to the task's.
    private static ContainerDefinition Beside(Collector? collector, AwsOptions options, ContainerDefinition site) => collector is null
        ? site
        : site with { Cpu = options.Compute.Cpu - Collector.Cpu(options.Compute), MemoryMiB = options.SiteMemoryMiB };

    // Those that the containers refer to, and no other.
    private static IEnumerable<Input<string>> Secrets(IEnumerable<ContainerDefinition> containers, Collector? collector) =>
    [
        .. containers.Append(collector?.Container).SelectMany(static c => c?.Variables ?? []).SelectMany(static v => References.Of(v.ValueFrom)).OfType<Secret>().Distinct()
            .OrderByDescending(static s => ((CustomResource)s).Name, StringComparer.Ordinal).Select(static s => (Input<string>)s.Arn),
        .. collector?.HeadersSecret is { } headers ? [headers] : Array.Empty<Input<string>>(),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
