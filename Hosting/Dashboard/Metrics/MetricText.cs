using System.Globalization;
using WpAspire.Hosting.Dashboard.Components;

namespace WpAspire.Hosting.Dashboard.Metrics;

/// <summary>Writes a value with its unit, in a few characters.</summary>
internal static class MetricText
{
    /// <summary>The text, such as <c>12.5 %</c>, <c>64 MiB</c> or <c>3 ms</c>; a dash for a gap.</summary>
    public static string Of(double value, MetricUnit unit) => double.IsNaN(value) ? "–" : unit switch
    {
        MetricUnit.Percent => $"{Number(value)} %",
        MetricUnit.Bytes => Bytes.Text((long)Math.Round(value)),
        MetricUnit.BytesPerSecond => $"{Bytes.Text((long)Math.Round(value))}/s",
        MetricUnit.PerSecond => $"{Number(value)}/s",
        MetricUnit.Seconds => SecondsOf(value),
        _ => Number(value),
    };

    private static string SecondsOf(double value) => value switch
    {
        0 => "0 s",
        < 0.001 => $"{Number(value * 1_000_000)} µs",
        < 1 => $"{Number(value * 1000)} ms",
        _ => $"{Number(value)} s",
    };

    // Three digits say enough.
    private static string Number(double value) =>
        value.ToString(value >= 100 ? "0" : value >= 10 ? "0.#" : "0.##", CultureInfo.InvariantCulture);
}
