using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Ecs.Inputs;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>Makes a service of a task: so many tasks, kept running, replaced one by one, and taken back if a new version fails.</summary>
/// <param name="Service">The service.</param>
/// <param name="MinTasks">The fewest tasks.</param>
/// <param name="MaxTasks">The most tasks.</param>
internal sealed record ContainerService(Service Service, int MinTasks, int MaxTasks)
{
    /// <summary>What the name of a service has after that of its containers.</summary>
    public const string Suffix = "-service";

    /// <summary>The name of the containers that a service runs: <c>wordpress</c> of <c>wordpress-service</c>.</summary>
    /// <param name="service">The service's name in the program.</param>
    public static string WorkloadOf(string service) => service.EndsWith(Suffix, StringComparison.Ordinal) ? service[..^Suffix.Length] : service;

    /// <summary>Adds the service.</summary>
    /// <param name="inputs">The parts of the site.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="task">The task.</param>
    /// <param name="before">The services that are there already.</param>
    /// <param name="installation">What must hear of its first deployment.</param>
    public static ContainerService Create(ComputeInputs inputs, ComputeCluster cluster, DeployedWorkload task, IReadOnlyList<DeployedWorkload> before, IReadOnlyList<CustomResource> installation)
    {
        var context = inputs.Context;
        var workload = task.Workload;
        var endpoint = inputs.Endpoints.FirstOrDefault(e => e.Workload == workload);
        var (min, desired, max) = Count(context.Options.Scaling, workload);
        var deployment = context.Options.Deployment;
        var alarms = endpoint is null ? [] : RollbackAlarms.Create(context, endpoint);

        var arguments = new ServiceArgs
        {
            Cluster = cluster.Cluster.Arn,
            TaskDefinition = task.TaskDefinition.Arn,
            DesiredCount = desired,
            CapacityProviderStrategies = Strategy(context.Options.Compute, cluster, min),
            // ECS takes another strategy only with new tasks. Where nothing changes, nothing is deployed.
            ForceNewDeployment = true,
            PlatformVersion = cluster.Ec2 is null ? "LATEST" : null,
            NetworkConfiguration = new ServiceNetworkConfigurationArgs
            {
                Subnets = [.. inputs.Network.App],
                SecurityGroups = [task.SecurityGroup.Id],
                AssignPublicIp = false,
            },
            DeploymentMinimumHealthyPercent = deployment.MinHealthyPercent,
            DeploymentMaximumPercent = deployment.MaxPercent,
            DeploymentCircuitBreaker = new ServiceDeploymentCircuitBreakerArgs { Enable = deployment.CircuitBreaker, Rollback = deployment.CircuitBreaker },
            Alarms = alarms.Count == 0 ? null : new ServiceAlarmsArgs
            {
                AlarmNames = [.. alarms.Select(static a => (Input<string>)a.Name)],
                Enable = true,
                Rollback = true,
            },
            AvailabilityZoneRebalancing = deployment.MaxPercent > 100 ? "ENABLED" : "DISABLED",
            EnableExecuteCommand = false,
            EnableEcsManagedTags = true,
            PropagateTags = "SERVICE",
            WaitForSteadyState = deployment.WaitForSteadyState,
            ForceDelete = context.Options.ForceDestroy,
            Tags = context.NameTag(workload.Name),
        };
        if (endpoint is not null)
        {
            arguments.HealthCheckGracePeriodSeconds = deployment.HealthCheckGraceSeconds;
            arguments.LoadBalancers =
            [
                new ServiceLoadBalancerArgs { TargetGroupArn = endpoint.TargetGroup.Arn, ContainerName = workload.Name, ContainerPort = workload.ExternalPort!.Number },
            ];
        }

        if (inputs.Discovery.ArnOf(workload.Resource) is { } name)
        {
            arguments.ServiceRegistries = new ServiceServiceRegistriesArgs { RegistryArn = name };
        }

        return new(
            context.Add(new Service(workload.Name + Suffix, arguments, new()
            {
                DependsOn = [.. Dependencies(inputs, cluster, task, endpoint, before), .. installation],
                // How many tasks there are is for autoscaling to say.
                IgnoreChanges = workload.Site is null ? [] : ["desiredCount"],
                CustomTimeouts = new(Create: "30m", Update: "30m", Delete: "30m"),
            })),
            min,
            max);
    }

    /// <summary>The tasks of a service: as many as the model's replicas at least.</summary>
    private static (int Min, int Desired, int Max) Count(ScalingOptions options, Workload workload)
    {
        if (workload.Site is null)
        {
            return (workload.Replicas, workload.Replicas, workload.Replicas);
        }

        var min = Math.Max(options.Min, workload.Replicas);
        var desired = Math.Max(options.Desired ?? min, min);
        return (min, desired, Math.Max(options.Max, desired));
    }

    private static InputList<ServiceCapacityProviderStrategyArgs> Strategy(ComputeOptions options, ComputeCluster cluster, int min)
    {
        var strategy = new InputList<ServiceCapacityProviderStrategyArgs>
        {
            new ServiceCapacityProviderStrategyArgs { CapacityProvider = cluster.BaseProvider, Base = cluster.Ec2 is null ? min : 0, Weight = 1 },
        };
        if (cluster.Ec2 is null && options.SpotWeight > 0)
        {
            strategy.Add(new ServiceCapacityProviderStrategyArgs { CapacityProvider = ComputeCluster.FargateSpot, Base = 0, Weight = options.SpotWeight });
        }

        return strategy;
    }

    private static List<CustomResource> Dependencies(
        ComputeInputs inputs, ComputeCluster cluster, DeployedWorkload task, PublicEndpoint? endpoint, IReadOnlyList<DeployedWorkload> before) =>
    [
        .. TaskNeeds.Of(inputs, cluster, task),
        .. endpoint?.Ready ?? [],
        .. before.Where(b => task.Workload.WaitFor.Contains(b.Workload.Name)).Select(static b => b.Service).OfType<Service>(),
    ];
}
