using System.Globalization;

namespace WpAspire.WebBenchmark;

/// <summary>Judges the medians of a run.</summary>
internal static class Aims
{
    private static readonly int s_most = Benchmark.Connections[^1];

    private static readonly IReadOnlyList<Page> s_dynamic = [.. Page.All.Where(static p => !p.IsStatic)];

    /// <summary>All aims.</summary>
    public static IReadOnlyList<Aim> Of(Results results) =>
    [
        Memory(results),
        WorkerMemory(results),
        Throughput(results),
        Tail(results),
        PageCache(results),
        ProxyLatency(results),
        ProxyThroughput(results),
        TelemetryOff(results),
        Telemetry(results, Case.TracedTenth, 3),
        Telemetry(results, Case.Traced, 10),
    ];

    private static Aim Memory(Results results)
    {
        var (ours, apache) = (results.MemoryOf(Case.Plain), results.MemoryOf(Case.Apache));
        var ratio = ours.Containers.Median / apache.Containers.Median;
        return new($"Memory for {s_most} connections: at most half of Apache's",
            $"{Text(ours.Containers.Median)} to {Text(apache.Containers.Median)} MB: {Ratio(ratio)}", ratio <= 0.5);
    }

    private static Aim WorkerMemory(Results results)
    {
        var (ours, apache) = (results.MemoryOf(Case.Plain), results.MemoryOf(Case.Apache));
        var ratio = ours.Worker.Median / apache.Worker.Median;
        return new($"The same for one worker process of them",
            $"{Text(ours.Worker.Median, "0.0")} MB each of {Text(ours.Workers.Median)} to {Text(apache.Worker.Median, "0.0")} MB each of {Text(apache.Workers.Median)}: {Ratio(ratio)}", ratio <= 0.5);
    }

    private static Aim Throughput(Results results)
    {
        var ratios = s_dynamic.SelectMany(page => Benchmark.Connections.Select(c =>
            results.Of(Case.Plain, page.Name, c).RequestsPerSecond.Median / results.Of(Case.Apache, page.Name, c).RequestsPerSecond.Median)).ToList();
        var mean = Math.Exp(ratios.Average(Math.Log));
        return new("Uncached throughput: no worse than Apache's",
            $"{Ratio(mean)} (geometric mean of {ratios.Count}: the pages of PHP on each number of connections; {Ratio(ratios.Min())} to {Ratio(ratios.Max())})", mean >= 1);
    }

    private static Aim Tail(Results results)
    {
        var (ours, apache) = (results.Of(Case.Plain, Page.Home, s_most).P99.Median, results.Of(Case.Apache, Page.Home, s_most).P99.Median);
        return new($"p99 of the home page on {s_most} connections: at least 25 % better than Apache's",
            $"{Text(ours)} to {Text(apache)} ms: {Ratio(ours / apache)}", ours <= 0.75 * apache);
    }

    private static Aim PageCache(Results results)
    {
        double Of(Case subject) => results.Of(subject, Page.Home, s_most).RequestsPerSecond.Median;
        var (cached, plain, apache) = (Of(Case.PageCache), Of(Case.Plain), Of(Case.Apache));
        return new("A page of the micro-cache: at least 200 times faster",
            $"{Text(cached)} to {Text(plain)} requests per second: {Text(cached / plain)} times (and {Text(cached / apache)} times Apache's)", cached >= 200 * plain);
    }

    private static Aim ProxyLatency(Results results)
    {
        var costs = Page.All.Select(page => (page.Name, Milliseconds: results.Of(Case.Proxied, page.Name, 1).P50.Median - results.Of(Case.Plain, page.Name, 1).P50.Median)).ToList();
        // PHP takes longer or shorter by more than that from one request to the next: one page alone says little.
        var median = Spread.Of(costs.Select(static c => c.Milliseconds)).Median;
        return new("Load balancer: at most 1 ms at p50",
            $"{Text(median, "0.00")} ms, on one connection (median of {string.Join(", ", costs.Select(static c => $"{c.Name} {Text(c.Milliseconds, "+0.00;-0.00")}"))})", median <= 1);
    }

    private static Aim ProxyThroughput(Results results)
    {
        var ratios = s_dynamic.SelectMany(page => Benchmark.Connections.Select(c =>
            results.Of(Case.Proxied, page.Name, c).RequestsPerSecond.Median / results.Of(Case.Plain, page.Name, c).RequestsPerSecond.Median)).ToList();
        var mean = Math.Exp(ratios.Average(Math.Log));
        return new("Load balancer: at most 10 % of uncached throughput",
            $"{Ratio(mean)} of the throughput without it (geometric mean of {ratios.Count}; {Ratio(ratios.Min())} to {Ratio(ratios.Max())})", mean >= 0.9);
    }

    private static Aim TelemetryOff(Results results)
    {
        var (name, page) = s_dynamic.Select(p => (p.Name, results.Of(Case.Plain, p.Name, 1).Processor.Median)).MinBy(static p => p.Median);
        var share = results.TelemetryOff / page;
        return new("our image, telemetry off: at most 1 % of the processor time of a page",
            $"{Text(results.TelemetryOff, "0.000")} to {Text(page, "0.0")} ms, the least of a page of PHP ({name}): {Text(100 * share, "0.00")} %", share <= 0.01);
    }

    private static Aim Telemetry(Results results, Case traced, int percent)
    {
        var ratios = s_dynamic.SelectMany(page => Benchmark.Connections.Select(c =>
            results.Of(traced, page.Name, c).Processor.Median / results.Of(Case.Plain, page.Name, c).Processor.Median)).ToList();
        var mean = Math.Exp(ratios.Average(Math.Log));
        return new($"{traced.Title}: at most {percent} % more processor time for a page",
            $"{Ratio(mean)} of that without it (geometric mean of {ratios.Count}; {Ratio(ratios.Min())} to {Ratio(ratios.Max())})", mean <= 1 + (percent / 100.0));
    }

    private static string Ratio(double ratio) => Text(ratio, "0.00");

    private static string Text(double number, string format = "#,0") => number.ToString(format, CultureInfo.InvariantCulture);
}
