namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a metric's values are measured in.</summary>
public enum MetricUnit
{
    /// <summary>A number of things.</summary>
    Count,

    /// <summary>Percent; of CPU, percent of one core.</summary>
    Percent,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Bytes a second.</summary>
    BytesPerSecond,

    /// <summary>Things a second.</summary>
    PerSecond,

    /// <summary>Seconds.</summary>
    Seconds,
}
