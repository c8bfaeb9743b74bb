namespace Aspire.Hosting.ApplicationModel;

/// <summary>How the values that are read become those that are kept.</summary>
public enum MetricKind
{
    /// <summary>The value is kept as it was read.</summary>
    Gauge,

    /// <summary>The value is a total since some start: what is kept is how much it has grown, per second. After a restart of what counts there is a gap.</summary>
    Counter,
}
