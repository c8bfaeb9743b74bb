namespace WpAspire.WebBenchmark;

internal static class Report
{
    public static async Task WriteAsync(Results results, string directory, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(directory, "results.json"), System.Text.Json.JsonSerializer.Serialize(results), cancellationToken);
        foreach (var s in results.Summaries) Console.WriteLine($"{s.Subject.Page,-8}{s.Subject.Connections,3} {s.Subject.Case,-13} rps {s.RequestsPerSecond.Median,8:0.0} p50 {s.P50.Median,8:0.00} p99 {s.P99.Median,8:0.00} cpu {s.Processor.Median,7:0.000} proxy {s.ProxyProcessor.Median,7:0.000} err {s.Errors}");
        foreach (var m in results.Memory) Console.WriteLine(m);
        foreach (var v in results.Versions) Console.WriteLine(v);
        Console.WriteLine(results.Machine);
    }
}
