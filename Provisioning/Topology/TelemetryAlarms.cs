using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.CloudWatch.Inputs;

namespace WpAspire.Provisioning.Topology;

/// <summary>The alarms on a collector: it does not get rid of what it has, or it does not stay.</summary>
internal static class TelemetryAlarms
{
    private const int FiveMinutes = 300;

    // What it logs when it gives up, and what Go prints at its end.
    private const string Errors = "?error ?Error ?panic";

    /// <summary>Adds the alarms. What is away for some minutes mends itself.</summary>
    public static void Create(TopologyContext context, AlarmSet alarms, ComputeCluster cluster, DeployedWorkload workload, Collector collector)
    {
        var site = workload.Workload.Name;
        var (name, group) = ($"{site}-telemetry-errors", $"{CollectorConfiguration.MetricsNamespace}/{context.StackName}");
        context.Add(new LogMetricFilter(name, new LogMetricFilterArgs
        {
            LogGroupName = collector.Log.Name,
            Pattern = Errors,
            MetricTransformation = new LogMetricFilterMetricTransformationArgs { Name = name, Namespace = group, Value = "1" },
        }));
        alarms.Add(
            $"{site}-telemetry",
            $"The traces and metrics of {site} do not arrive: look at the log of its collector",
            new(group, name, "Sum", null),
            new(0, 3) { PeriodSeconds = FiveMinutes });

        // One that is killed for its memory logs nothing. It alone is started again in its task.
        if (context.Options.Observability.ContainerInsights != "disabled")
        {
            alarms.Add(
                $"{site}-collector-restarts",
                $"The collector of {site} ends again and again: look at its log, or raise Aws:Telemetry:CollectorMemoryMiB",
                new("ECS/ContainerInsights", "RestartCount", "Sum", new() { ["ClusterName"] = cluster.Cluster.Name, ["ServiceName"] = workload.Service!.Name }),
                new(0, 3) { PeriodSeconds = FiveMinutes });
        }
    }
}
