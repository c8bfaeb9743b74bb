using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.CloudWatch.Inputs;
using WpAspire.Provisioning.Model;

namespace WpAspire.Provisioning.Topology;

/// <summary>The alarm on a collector that does not get rid of what it has: a receiver that is away, a key that is wrong, a fault at its start.</summary>
internal static class TelemetryAlarm
{
    // What it logs when it gives up, and what Go prints at its end. A site that cannot reach it says so in its own log, once.
    private const string Errors = "?error ?Error ?panic";

    /// <summary>Adds the alarm, and the metric that it is on.</summary>
    public static void Create(TopologyContext context, AlarmSet alarms, Workload workload, Collector collector)
    {
        var (name, group) = ($"{workload.Name}-telemetry-errors", $"{CollectorConfiguration.MetricsNamespace}/{context.StackName}");
        context.Add(new LogMetricFilter(name, new LogMetricFilterArgs
        {
            LogGroupName = collector.Log.Name,
            Pattern = Errors,
            MetricTransformation = new LogMetricFilterMetricTransformationArgs { Name = name, Namespace = group, Value = "1" },
        }));
        // A receiver that is away for some minutes mends itself.
        alarms.Add(
            $"{workload.Name}-telemetry",
            $"The traces and metrics of {workload.Name} do not arrive: look at the log of its collector",
            new(group, name, "Sum", null),
            new(0, 3) { PeriodSeconds = 300 });
    }
}
