namespace WpAspire.WebBenchmark;

/// <summary>The memory of a case under load, in all rounds; megabytes of proportional shares.</summary>
internal sealed record MemorySummary(string Case, Spread Containers, Spread Workers, Spread Worker, Spread Proxy)
{
    /// <summary>Of the measurements of one case that looked at it.</summary>
    public static MemorySummary Of(string subject, IReadOnlyCollection<Memory> measured) => new(
        subject,
        Spread.Of(measured.Select(static m => m.Containers)),
        Spread.Of(measured.Select(static m => (double)m.Workers)),
        Spread.Of(measured.Select(static m => m.Worker)),
        Spread.Of(measured.Select(static m => m.Proxy)));
}
