using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Model;

namespace WpAspire.Provisioning.Topology;

/// <summary>A container of the model on ECS.</summary>
internal sealed record DeployedWorkload
{
    /// <summary>The container of the model.</summary>
    public required Workload Workload { get; init; }

    /// <summary>The containers of its task: its own, before a site's the one that makes its database's user, and after it the collector.</summary>
    public required IReadOnlyList<ContainerDefinition> Containers { get; init; }

    /// <summary>The collector of its telemetry; <see langword="null"/> if it has none.</summary>
    public Collector? Collector { get; init; }

    /// <summary>The task.</summary>
    public required TaskDefinition TaskDefinition { get; init; }

    /// <summary>The service that keeps tasks running; <see langword="null"/> for one that people start.</summary>
    public Service? Service { get; init; }

    /// <summary>The log group.</summary>
    public required LogGroup LogGroup { get; init; }

    /// <summary>The roles.</summary>
    public required TaskRoles Roles { get; init; }

    /// <summary>The security group.</summary>
    public required SecurityGroup SecurityGroup { get; init; }

    /// <summary>The fewest tasks of a service.</summary>
    public int MinTasks { get; init; }

    /// <summary>The most tasks of a service.</summary>
    public int MaxTasks { get; init; }
}
