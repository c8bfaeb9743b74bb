using System.Globalization;
using System.Text;

namespace WpAspire.WebBenchmark;

/// <summary>The tables, in Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>Of one run.</summary>
    public static string Of(Results results)
    {
        var text = new StringBuilder();
        Line(text, $"{results.Rounds} rounds of {results.Seconds} seconds a measurement ({2 * results.Seconds} for the home page on {Benchmark.Connections[^1]} connections). Medians, and in parentheses the least and the most of the rounds. {results.Machine}.");
        Line(text, "");
        foreach (var version in results.Versions)
        {
            Line(text, $"- {version.TrimEnd(',', ' ')}");
        }

        AddAims(text, results);
        AddMemory(text, results);
        foreach (var page in Page.All)
        {
            AddPage(text, results, page);
        }

        return text.ToString();
    }

    private static void AddAims(StringBuilder text, Results results)
    {
        Line(text, "\n### Aims\n\n| aim | measured | |\n|---|---|---|");
        foreach (var aim in Aims.Of(results))
        {
            Line(text, $"| {aim.Text} | {aim.Found} | {(aim.IsMet ? "met" : "**missed**")} |");
        }
    }

    private static void AddMemory(StringBuilder text, Results results)
    {
        Line(text, $"\n### Memory under {Benchmark.Connections[^1]} connections\n\n| | MB, all processes of the web containers | workers | MB a worker | MB of the load balancer |\n|---|---:|---:|---:|---:|");
        foreach (var subject in Case.All)
        {
            var memory = results.MemoryOf(subject);
            Line(text, $"| {subject.Title} | {Range(memory.Containers, "0")} | {Range(memory.Workers, "0")} | {Range(memory.Worker, "0.0")} | {(subject.IsProxied ? Range(memory.Proxy, "0") : "–")} |");
        }
    }

    private static void AddPage(StringBuilder text, Results results, Page page)
    {
        Line(text, $"\n### {char.ToUpperInvariant(page.Name[0])}{page.Name[1..]}: `{page.Path}`\n\n| | connections | requests/s | p50, ms | p99, ms | CPU, ms a request | of the load balancer | errors |\n|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var connections in Benchmark.Connections)
        {
            foreach (var subject in page.Cases)
            {
                var s = results.Of(subject, page.Name, connections);
                Line(text, $"| {subject.Title} | {connections} | {Range(s.RequestsPerSecond)} | {Range(s.P50)} | {Range(s.P99)} | {Range(s.Processor)} | {(subject.IsProxied ? Range(s.ProxyProcessor) : "–")} | {s.Errors} |");
            }
        }
    }

    // The median, and the least and the most of the rounds.
    private static string Range(Spread spread, string? format = null)
    {
        format ??= spread.Median switch { >= 100 => "#,0", >= 10 => "0.0", _ => "0.00" };
        string Text(double number) => number.ToString(format, CultureInfo.InvariantCulture);
        return spread.Min == spread.Max ? Text(spread.Median) : $"{Text(spread.Median)} ({Text(spread.Min)}–{Text(spread.Max)})";
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
