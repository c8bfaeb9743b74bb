namespace WpAspire.WebBenchmark;

/// <summary>
/// Measures every page of every case on 1, 8 and 32 connections. The cases take turns at each, in another order each
/// time, so that what else happens on the machine meets all of them alike.
/// </summary>
internal sealed class Benchmark(BenchmarkSite site, int rounds, int seconds)
{
    /// <summary>The numbers of connections.</summary>
    public static IReadOnlyList<int> Connections { get; } = [1, 8, 32];

    private const int Attempts = 3;

    // Memory is looked at here, at the most that is measured.
    private static readonly Subject s_heaviest = new("", Page.Home, Connections[^1]);

    /// <summary>Runs it.</summary>
    public async Task<Results> RunAsync(CancellationToken cancellationToken)
    {
        var targets = new Dictionary<Case, Target>();
        foreach (var subject in Case.All)
        {
            targets[subject] = await BenchmarkSite.TargetAsync(subject, cancellationToken);
        }

        await PageCheck.EnsureSameContentAsync(targets, cancellationToken);
        await Console.Error.WriteLineAsync("bench-web: warming up");
        foreach (var page in Page.All)
        {
            foreach (var subject in page.Cases)
            {
                await WarmUpAsync(targets[subject], page, Connections[1], 1, cancellationToken);
            }
        }

        var measurements = new List<Measurement>();
        for (var round = 0; round < rounds; round++)
        {
            await Console.Error.WriteLineAsync($"bench-web: round {round + 1} of {rounds}");
            foreach (var page in Page.All)
            {
                foreach (var connections in Connections)
                {
                    for (var turn = 0; turn < page.Cases.Count; turn++)
                    {
                        var subject = page.Cases[(turn + round + connections) % page.Cases.Count];
                        measurements.Add(await MeasureAsync(subject, targets[subject], page, connections, cancellationToken));
                    }
                }
            }
        }

        var off = await TelemetryOff.MillisecondsAsync(cancellationToken);
        return new Results(await Machine.DescribeAsync(cancellationToken), await Machine.VersionsAsync(cancellationToken), rounds, seconds, measurements, off);
    }

    private async Task<Measurement> MeasureAsync(Case subject, Target target, Page page, int connections, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await TryMeasureAsync(subject, target, page, connections, cancellationToken) is { } measurement)
            {
                return measurement;
            }
        }

        throw new BenchmarkException($"'{subject.Name}' has answered no request for {page.Path} on {connections} connections, {Attempts} times in a row: the machine is too busy to measure on.");
    }

    /// <returns>The measurement; <see langword="null"/> if no request was answered in time.</returns>
    private async Task<Measurement?> TryMeasureAsync(Case subject, Target target, Page page, int connections, CancellationToken cancellationToken)
    {
        var isHeaviest = new Subject("", page.Name, connections) == s_heaviest;
        // Where percentiles are compared, there should be some hundred answers. Of files there are thousands anyway.
        var duration = isHeaviest ? 2 * seconds : page.IsStatic ? (seconds + 1) / 2 : seconds;
        if (connections == Connections[^1])
        {
            // Apache makes processes as it needs them, and ends those that it does not: while the others had their turn.
            await WarmUpAsync(target, page, connections, isHeaviest ? 3 : 1, cancellationToken);
        }

        var before = ProcessorTimes.Of(target, site.AppHost);
        var memory = isHeaviest ? MemoryAsync(subject, target, TimeSpan.FromSeconds(duration * 0.9), cancellationToken) : Task.FromResult<Memory?>(null);
        var load = await Wrk.RunAsync(target, page, connections, duration, cancellationToken);

        // What was under way when the time was over is worked off, too: it belongs to this measurement, not to the next.
        await Quiet.AwaitAsync(target, cancellationToken);
        var taken = ProcessorTimes.Of(target, site.AppHost) - before;
        var begun = load.Requests + connections;
        return load.Requests == 0 ? null : new Measurement(
            new Subject(subject.Name, page.Name, connections),
            load.Requests / (load.Duration / 1e6),
            load.P50 / 1e3,
            load.P99 / 1e3,
            taken.Containers.TotalMilliseconds / begun,
            subject.IsProxied ? taken.Proxy.TotalMilliseconds / begun : 0,
            load.Errors,
            await memory);
    }

    private static async Task WarmUpAsync(Target target, Page page, int connections, int duration, CancellationToken cancellationToken)
    {
        await Wrk.RunAsync(target, page, connections, duration, cancellationToken);
        await Quiet.AwaitAsync(target, cancellationToken);
    }

    private async Task<Memory?> MemoryAsync(Case subject, Target target, TimeSpan after, CancellationToken cancellationToken)
    {
        await Task.Delay(after, cancellationToken);
        var processes = target.Containers.SelectMany(static c => c.Processes).Select(static p => (IsWorker: p.IsWorker(), Megabytes: p.MemoryMegabytes())).ToList();
        var workers = processes.Where(static p => p.IsWorker).ToList();
        return new Memory(
            processes.Sum(static p => p.Megabytes),
            workers.Count,
            workers.Sum(static p => p.Megabytes) / Math.Max(1, workers.Count),
            subject.IsProxied ? site.AppHost.MemoryMegabytes() : 0);
    }
}
