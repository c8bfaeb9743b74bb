using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.CloudWatch.Inputs;

namespace WpAspire.Provisioning.Topology;

/// <summary>The alarms on a collector: it does not get rid of what it has, or it does not stay.</summary>
internal static class TelemetryAlarms
{
    private const int FiveMinutes = 300;

    // What it logs when it gives up, and what Go prints at its end.
    private const string GivenUp = "{ $.level = \"error\" }";
    private const string Ended = "?\"finished with error\" ?\"panic:\"";

    /// <summary>Adds the alarms.</summary>
    public static void Create(TopologyContext context, AlarmSet alarms, ComputeCluster cluster, DeployedWorkload workload, Collector collector)
    {
        var site = workload.Workload.Name;
        // A receiver that is away for some minutes mends itself. A collector that has ended before its first minute is over does not.
        OnLog("telemetry", GivenUp, $"The traces and metrics of {site} do not arrive: look at the log of its collector", periods: 3);
        OnLog("collector-end", Ended, $"A collector of {site} has ended with an error: look at its log", periods: 1);

        void OnLog(string name, string pattern, string description, int periods)
        {
            var metric = new AlarmSet.Metric($"{CollectorConfiguration.MetricsNamespace}/{context.StackName}", $"{site}-{name}", "Sum", null);
            context.Add(new LogMetricFilter($"{site}-{name}-errors", new LogMetricFilterArgs
            {
                LogGroupName = collector.Log.Name,
                Pattern = pattern,
                MetricTransformation = new LogMetricFilterMetricTransformationArgs { Name = metric.Name, Namespace = metric.Namespace, Value = "1" },
            }));
            alarms.Add($"{site}-{name}", description, metric, new(0, periods) { PeriodSeconds = FiveMinutes });
        }

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
