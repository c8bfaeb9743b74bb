namespace WpAspire.WebBenchmark;

/// <summary>All that one run has found out.</summary>
/// <param name="Machine">What it ran on.</param>
/// <param name="Versions">What was compared.</param>
/// <param name="Rounds">How often everything was measured.</param>
/// <param name="Seconds">How long a measurement took.</param>
/// <param name="Measurements">The measurements, in their order.</param>
/// <param name="TelemetryOff">What telemetry costs a request while it is off, in milliseconds.</param>
internal sealed record Results(string Machine, IReadOnlyList<string> Versions, int Rounds, int Seconds, IReadOnlyList<Measurement> Measurements, double TelemetryOff)
{
    /// <summary>The summary of each subject.</summary>
    public IReadOnlyList<Summary> Summaries { get; } = [.. Measurements.GroupBy(static m => m.Subject).Select(static g => Summary.Of(g.Key, [.. g]))];

    /// <summary>The memory of each case.</summary>
    public IReadOnlyList<MemorySummary> Memory { get; } =
        [.. Measurements.Where(static m => m.Memory is not null).GroupBy(static m => m.Subject.Case).Select(static g => MemorySummary.Of(g.Key, [.. g.Select(static m => m.Memory!)]))];

    /// <summary>The summary of one subject.</summary>
    public Summary Of(Case subject, string page, int connections) => Summaries.First(s => s.Subject == new Subject(subject.Name, page, connections));

    /// <summary>The memory of one case.</summary>
    public MemorySummary MemoryOf(Case subject) => Memory.First(m => m.Case == subject.Name);
}
