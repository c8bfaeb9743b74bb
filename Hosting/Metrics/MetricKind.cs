namespace Aspire.Hosting.ApplicationModel;

/// <summary>What the values of a metric are.</summary>
public enum MetricKind
{
    /// <summary>How much there is at the moment, such as open connections.</summary>
    Gauge,

    /// <summary>How much there has been since what counts it began, such as requests. Dashboards make rates of it.</summary>
    Counter,
}
