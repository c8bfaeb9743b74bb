using System.Globalization;
using System.Net;
using System.Text;

namespace WpAspire.WebBenchmark;

/// <summary>A picture of the run: four charts of bars, a bar for each case.</summary>
internal static class Plot
{
    private const int Width = 960, ChartHeight = 220, ChartWidth = 470, RowHeight = 26, LabelWidth = 178, ValueWidth = 66, Top = 52;

    private static readonly int s_most = Benchmark.Connections[^1];

    /// <summary>Of one run.</summary>
    public static string Of(Results results)
    {
        var text = new StringBuilder();
        var (culture, height) = (CultureInfo.InvariantCulture, (2 * ChartHeight) + 30);
        text.Append(culture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" viewBox="0 0 {Width} {height}" font-family="system-ui, sans-serif" font-size="12">
            <rect width="100%" height="100%" fill="#fff"/>

            """);
        AddChart(text, 0, 0, $"Home page, {s_most} connections: requests per second", "more is better, logarithmic", isLogarithmic: true,
            Case.All, c => results.Of(c, Page.Home, s_most).RequestsPerSecond);
        AddChart(text, 1, 0, $"Home page, {s_most} connections: p99 in milliseconds", "less is better, logarithmic", isLogarithmic: true,
            Case.All, c => results.Of(c, Page.Home, s_most).P99);
        AddChart(text, 0, 1, $"Memory under {s_most} connections, in MB", "less is better; web containers without the load balancer", isLogarithmic: false,
            Case.All, c => results.MemoryOf(c).Containers);
        AddChart(text, 1, 1, $"Static file, {s_most} connections: requests per second", "more is better", isLogarithmic: false,
            Page.All.First(static p => p.IsStatic).Cases, c => results.Of(c, Page.Static, s_most).RequestsPerSecond);
        text.Append(culture, $"""<text x="12" y="{height - 10}" fill="#666">Medians of {results.Rounds} rounds; the thin line is from the least to the most.</text>""");
        return text.Append("\n</svg>\n").ToString();
    }

    private static void AddChart(StringBuilder text, int column, int row, string title, string hint, bool isLogarithmic, IReadOnlyList<Case> cases, Func<Case, Spread> valueOf)
    {
        var (left, top) = (12 + (column * (ChartWidth + 10)), row * ChartHeight);
        var values = cases.Select(c => (Case: c, Value: valueOf(c))).ToList();
        var (least, most) = (isLogarithmic ? Math.Pow(10, Math.Floor(Math.Log10(values.Min(static v => v.Value.Min)))) : 0, values.Max(static v => v.Value.Max));
        double X(double value) => (ChartWidth - LabelWidth - ValueWidth) * (isLogarithmic ? Math.Log(value / least) / Math.Log(most / least) : value / most);

        var culture = CultureInfo.InvariantCulture;
        text.Append(culture, $"""
            <text x="{left}" y="{top + 22}" font-weight="600" fill="#222">{title}</text>
            <text x="{left}" y="{top + 38}" fill="#666">{hint}</text>

            """);
        for (var i = 0; i < values.Count; i++)
        {
            var (subject, value) = values[i];
            var (y, x) = (top + Top + (i * RowHeight), left + LabelWidth);
            var color = subject == Case.Apache ? "#b0b0b0" : subject.IsProxied ? "#7aa6d8" : "#2f6db5";
            text.Append(culture, $"""
                <text x="{x - 8}" y="{y + 14}" text-anchor="end" fill="#222">{WebUtility.HtmlEncode(subject.Title)}</text>
                <rect x="{x}" y="{y}" width="{X(value.Median):0.0}" height="18" fill="{color}"/>
                <path d="M{x + X(value.Min):0.0} {y + 9}H{x + X(value.Max):0.0}" stroke="#222"/>
                <text x="{x + X(value.Max) + 6:0.0}" y="{y + 14}" fill="#222">{value.Median:#,0}</text>

                """);
        }
    }
}
