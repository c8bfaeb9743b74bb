using WpAspire.Provisioning.Aws.AppAutoScaling;
using WpAspire.Provisioning.Aws.AppAutoScaling.Inputs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>More tasks when a site has much to do, fewer when it has little.</summary>
internal static class Autoscaling
{
    /// <summary>Adds the scaling of a site's service.</summary>
    public static void Create(ComputeInputs inputs, ComputeCluster cluster, DeployedWorkload site)
    {
        var context = inputs.Context;
        var options = context.Options.Scaling;
        var name = site.Workload.Name;
        var target = context.Add(new Target($"{name}-scaling", new TargetArgs
        {
            ServiceNamespace = "ecs",
            ScalableDimension = "ecs:service:DesiredCount",
            ResourceId = Output.Format($"service/{cluster.Cluster.Name}/{site.Service!.Name}"),
            MinCapacity = site.MinTasks,
            MaxCapacity = site.MaxTasks,
        }));
        Track("cpu", options.CpuTargetPercent, new() { PredefinedMetricType = "ECSServiceAverageCPUUtilization" });
        Track("memory", options.MemoryTargetPercent, new() { PredefinedMetricType = "ECSServiceAverageMemoryUtilization" });
        if (inputs.Endpoints.FirstOrDefault(e => e.Workload == site.Workload) is { } endpoint)
        {
            Track("requests", options.RequestsPerTarget, new()
            {
                PredefinedMetricType = "ALBRequestCountPerTarget",
                ResourceLabel = Output.Format($"{endpoint.LoadBalancer.ArnSuffix}/{endpoint.TargetGroup.ArnSuffix}"),
            });
        }

        void Track(string metric, int? value, PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs specification)
        {
            if (value is not { } goal)
            {
                return;
            }

            context.Add(new Policy($"{name}-scaling-{metric}", new PolicyArgs
            {
                PolicyType = "TargetTrackingScaling",
                ServiceNamespace = target.ServiceNamespace,
                ScalableDimension = target.ScalableDimension,
                ResourceId = target.ResourceId,
                TargetTrackingScalingPolicyConfiguration = new PolicyTargetTrackingScalingPolicyConfigurationArgs
                {
                    PredefinedMetricSpecification = specification,
                    TargetValue = goal,
                    ScaleOutCooldown = options.ScaleOutCooldownSeconds,
                    ScaleInCooldown = options.ScaleInCooldownSeconds,
                },
            }));
        }
    }
}
