using System.Globalization;
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
    /// <summary>Adds the task definition, its roles and its log group.</summary>
    public static DeployedWorkload Create(
        ComputeInputs inputs, ComputeCluster cluster, Workload workload, SecurityGroup group, IReadOnlyList<ResolvedVariable> variables, IReadOnlyList<Input<string>> arguments)
    {
        var context = inputs.Context;
        var options = context.Options.Compute;
        // People run commands in what they start themselves; what serves visitors is closed.
        var isToolbox = !context.Model.Services.Contains(workload);
        var log = context.LogGroup($"{workload.Name}-log", $"/wpaspire/{context.StackName}/{workload.Name}");
        var database = DatabaseUser.DatabaseOf(workload, inputs.Databases);
        var own = Container(context, inputs.Registry, workload, variables, arguments, log.Name, isToolbox);
        ContainerDefinition[] containers = database is null
            ? [own]
            : [DatabaseUser.Create(context, own, database), own with { After = DatabaseUser.ContainerName }];

        var fileSystems = TaskVolumes.Mounted(workload, inputs.FileSystems);
        var roles = TaskRoles.Create(inputs, cluster, workload, log, Secrets(inputs, variables, database), fileSystems, isToolbox);
        var task = context.Add(new TaskDefinition(
            $"{workload.Name}-task",
            new TaskDefinitionArgs
            {
                Family = $"{context.StackName}-{workload.Name}",
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
                Tags = context.NameTag(workload.Name),
            }));
        return new() { Workload = workload, Containers = containers, TaskDefinition = task, LogGroup = log, Roles = roles, SecurityGroup = group };
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

    private static List<Input<string>> Secrets(ComputeInputs inputs, IReadOnlyList<ResolvedVariable> variables, ManagedDatabase? database)
    {
        List<Input<string>> secrets = [];
        if (variables.Any(static v => v.ValueFrom is not null))
        {
            secrets.Add(inputs.Secrets.Secret.Arn);
        }

        if (database is not null)
        {
            secrets.Add(database.AdminSecretArn);
        }

        return secrets;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
