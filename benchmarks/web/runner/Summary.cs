namespace WpAspire.WebBenchmark;

/// <summary>All rounds of one subject.</summary>
internal sealed record Summary(Subject Subject, Spread RequestsPerSecond, Spread P50, Spread P99, Spread Processor, Spread ProxyProcessor, long Errors)
{
    /// <summary>Of the measurements of one subject.</summary>
    public static Summary Of(Subject subject, IReadOnlyCollection<Measurement> measurements) => new(
        subject,
        Spread.Of(measurements.Select(static m => m.RequestsPerSecond)),
        Spread.Of(measurements.Select(static m => m.P50)),
        Spread.Of(measurements.Select(static m => m.P99)),
        Spread.Of(measurements.Select(static m => m.Processor)),
        Spread.Of(measurements.Select(static m => m.ProxyProcessor)),
        measurements.Sum(static m => m.Errors));
}
