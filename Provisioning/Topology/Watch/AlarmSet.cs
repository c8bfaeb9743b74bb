using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>Adds alarms that all tell the same people.</summary>
internal sealed class AlarmSet(TopologyContext context, Notifications notifications)
{
    private const int Period = 60;

    private InputList<string> Actions => notifications.Topic is { } topic ? [topic.Arn] : [];

    /// <summary>Adds an alarm on a metric.</summary>
    public MetricAlarm Add(string name, string description, Metric metric, Threshold threshold) => context.Add(new MetricAlarm($"{name}-alarm", new MetricAlarmArgs
    {
        AlarmDescription = description,
        Namespace = metric.Namespace,
        MetricName = metric.Name,
        Dimensions = metric.Dimensions,
        Statistic = metric.Statistic.StartsWith('p') ? null : metric.Statistic,
        ExtendedStatistic = metric.Statistic.StartsWith('p') ? metric.Statistic : null,
        Period = threshold.PeriodSeconds,
        EvaluationPeriods = threshold.Periods,
        DatapointsToAlarm = threshold.Periods,
        Threshold = threshold.Value,
        ComparisonOperator = threshold.IsMinimum ? "LessThanThreshold" : "GreaterThanThreshold",
        TreatMissingData = threshold.MissingIsBad ? "breaching" : "notBreaching",
        ActionsEnabled = true,
        AlarmActions = Actions,
        OkActions = Actions,
    }));

    /// <summary>A metric of CloudWatch.</summary>
    /// <param name="Namespace">Whose it is, such as <c>AWS/RDS</c>.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Statistic"><c>Average</c>, <c>Sum</c>, <c>Maximum</c>, <c>Minimum</c>, or a percentile such as <c>p95</c>.</param>
    /// <param name="Dimensions">Of what it is; <see langword="null"/> for a metric without.</param>
    internal sealed record Metric(string Namespace, string Name, string Statistic, InputMap<string>? Dimensions);

    /// <summary>When there is an alarm.</summary>
    /// <param name="Value">Above which value, or below which.</param>
    /// <param name="Periods">After how many periods in a row.</param>
    internal sealed record Threshold(double Value, int Periods)
    {
        /// <summary>Whether the alarm is below the value rather than above.</summary>
        public bool IsMinimum { get; init; }

        /// <summary>The length of a period, in seconds.</summary>
        public int PeriodSeconds { get; init; } = Period;

        /// <summary>Whether no value at all is an alarm, too.</summary>
        public bool MissingIsBad { get; init; }
    }
}
