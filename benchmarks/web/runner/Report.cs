using System.Text.Encodings.Web;
using System.Text.Json;

namespace WpAspire.WebBenchmark;

/// <summary>Writes what a run has found out: every measurement for programs, and tables and a plot for people.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions s_readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes <c>results.json</c>, <c>table.md</c> and <c>plot.svg</c>, and the tables to the terminal.</summary>
    public static async Task WriteAsync(Results results, string directory, CancellationToken cancellationToken)
    {
        var table = MarkdownTable.Of(results);
        await File.WriteAllTextAsync(Path.Combine(directory, "results.json"), JsonSerializer.Serialize(results, s_readable), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(directory, "table.md"), table, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(directory, "plot.svg"), Plot.Of(results), cancellationToken);
        Console.WriteLine(table);
        await Console.Error.WriteLineAsync($"bench-web: results.json, table.md and plot.svg are in {directory}");
    }
}
