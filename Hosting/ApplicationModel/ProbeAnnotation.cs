namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A probe that the platform makes.</summary>
public abstract class ProbeAnnotation : IResourceAnnotation
{
    /// <summary>What the probe tells.</summary>
    public required ProbeType Type { get; init; }

    /// <summary>Seconds until the first probe.</summary>
    public int InitialDelaySeconds { get; init; } = 5;

    /// <summary>Seconds between probes.</summary>
    public int PeriodSeconds { get; init; } = 5;

    /// <summary>Seconds until a probe counts as failed.</summary>
    public int TimeoutSeconds { get; set; } = 1;

    /// <summary>The number of failures in a row that make a failure.</summary>
    public int FailureThreshold { get; init; } = 3;

    /// <summary>The number of successes in a row that make a success.</summary>
    public int SuccessThreshold { get; init; } = 1;
}
