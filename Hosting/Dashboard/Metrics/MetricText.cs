using System.Globalization;

namespace WpAspire.Hosting.Dashboard.Metrics;

/// <summary>Writes a value with its unit, in a few characters.</summary>
internal static class MetricText
{
    private static readonly string[] s_bytes = ["B", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>The text, such as <c>12.5 %</c>, <c>64 MiB</c> or <c>3 ms</c>; a dash for a gap.</summary>
    public static string Of(double value, MetricUnit unit) => double.IsNaN(value) ? "–" : unit switch
    {
        MetricUnit.Percent => $"{Number(value)} %",
        MetricUnit.Bytes => BytesOf(value),
        MetricUnit.BytesPerSecond => $"{BytesOf(value)}/s",
        MetricUnit.PerSecond => $"{Number(value)}/s",
        MetricUnit.Seconds => SecondsOf(value),
        _ => Number(value),
    };

    private static string BytesOf(double value)
    {
        var unit = 0;
        for (; value >= 1024 && unit < s_bytes.Length - 1; unit++)
        {
            value /= 1024;
        }

        return $"{Number(value)} {s_bytes[unit]}";
    }

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
