using System.Globalization;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;

namespace WpAspire.WebBenchmark;

/// <summary>Asks for one page on a number of connections, one request after the other on each, for some seconds.</summary>
internal static class Wrk
{
    // What takes longer is an error.
    private const int TimeoutSeconds = 20;

    /// <summary>Runs it.</summary>
    public static async Task<Load> RunAsync(Target target, Page page, int connections, int seconds, CancellationToken cancellationToken)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(TimeSpan.FromSeconds(seconds + TimeoutSeconds));
        var result = await Cli.Wrap("wrk")
            .WithArguments([
                "--threads", "1", "--connections", Text(connections), "--duration", $"{Text(seconds)}s", "--timeout", $"{Text(TimeoutSeconds)}s",
                "--script", Path.Combine(AppContext.BaseDirectory, "wrk-report.lua"), "--header", $"Host: {target.Host}", new Uri(target.Address, page.Path).AbsoluteUri])
            .ExecuteBufferedAsync(bounded.Token);
        return JsonSerializer.Deserialize<Load>(result.StandardOutput.TrimEnd().Split('\n')[^1], JsonSerializerOptions.Web)
            ?? throw new BenchmarkException("wrk has said nothing.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What <see cref="Wrk"/> has seen.</summary>
/// <param name="Requests">How many were answered.</param>
/// <param name="Duration">In microseconds.</param>
/// <param name="P50">The median of the answers' times, in microseconds.</param>
/// <param name="P99">What 99 of 100 answers were faster than, in microseconds.</param>
/// <param name="Errors">Answers with a status of 400 or more, and connections that failed or timed out.</param>
internal sealed record Load(long Requests, long Duration, long P50, long P99, long Errors);
