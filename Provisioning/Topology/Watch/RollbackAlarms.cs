using WpAspire.Provisioning.Aws.CloudWatch;

namespace WpAspire.Provisioning.Topology;

/// <summary>The alarms that take a deployment back: the new version answers with errors, or its tasks do not become healthy.</summary>
internal static class RollbackAlarms
{
    /// <summary>Adds the alarms of a service behind a load balancer, if there are to be any.</summary>
    public static IReadOnlyList<MetricAlarm> Create(TopologyContext context, PublicEndpoint endpoint)
    {
        if (!context.Options.Deployment.RollbackAlarms)
        {
            return [];
        }

        return
        [
            Alarm("errors", "HTTPCode_Target_5XX_Count", "Sum", 10, "Its tasks answer with errors"),
            Alarm("unhealthy", "UnHealthyHostCount", "Minimum", 0, "One of its tasks stays unhealthy"),
        ];

        MetricAlarm Alarm(string name, string metric, string statistic, double threshold, string description) =>
            context.Add(new MetricAlarm($"{endpoint.Workload.Name}-rollback-{name}", new MetricAlarmArgs
            {
                AlarmDescription = $"Takes a deployment of {endpoint.Workload.Name} back: {description.ToLowerInvariant()}",
                Namespace = "AWS/ApplicationELB",
                MetricName = metric,
                Dimensions = new() { ["LoadBalancer"] = endpoint.LoadBalancer.ArnSuffix, ["TargetGroup"] = endpoint.TargetGroup.ArnSuffix },
                Statistic = statistic,
                Period = 60,
                EvaluationPeriods = 3,
                DatapointsToAlarm = 2,
                Threshold = threshold,
                ComparisonOperator = "GreaterThanThreshold",
                // No visitors is no error.
                TreatMissingData = "notBreaching",
            }));
    }
}
