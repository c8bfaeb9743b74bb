using System.Globalization;

namespace WpAspire.WebBenchmark;

/// <summary>What the image's telemetry costs a request while it is off: the look at whether it is on.</summary>
internal static class TelemetryOff
{
    // The command line compiles it anew each time, which the site does not: it is the most that it can be.
    private const string Script =
        "$begun = hrtime(true); for ($at = 0; $at < 1000; ++$at) { include '/usr/local/lib/wordpress/telemetry/load.php'; } echo intdiv(hrtime(true) - $begun, 1000);";

    /// <summary>The time in milliseconds.</summary>
    public static async Task<double> MillisecondsAsync(CancellationToken cancellationToken) =>
        double.Parse(await BenchmarkSite.ShellAsync(Case.Plain.Resource, $"php8.4 -r \"{Script.Replace("$", "\\$", StringComparison.Ordinal)}\"", cancellationToken), CultureInfo.InvariantCulture) / 1e6;
}
