using System.Globalization;
using System.Text;

namespace WpAspire.Hosting.Dashboard.Metrics;

/// <summary>Where the values of a chart are in its picture, in the picture's own units.</summary>
/// <param name="chart">The chart.</param>
internal sealed class Plot(Chart chart)
{
    /// <summary>The size of the picture.</summary>
    public const int Width = 400, Height = 150;

    /// <summary>The borders of the area that the curves are in.</summary>
    public const int Left = 56, Right = 392, Top = 10, Bottom = 128;

    /// <summary>The marks of the value axis.</summary>
    public IReadOnlyList<double> Ticks { get; } = chart.Ticks;

    /// <summary>Where a time is.</summary>
    public double X(DateTimeOffset time) => Left + ((time - chart.From) / (chart.To - chart.From) * (Right - Left));

    /// <summary>Where a value is.</summary>
    public double Y(double value) => Bottom - (value / Ticks[^1] * (Bottom - Top));

    /// <summary>The point that is nearest to a place on the time axis.</summary>
    /// <param name="share">The place, as a share of the axis.</param>
    public int IndexAt(double share)
    {
        var time = chart.From + ((chart.To - chart.From) * Math.Clamp(share, 0, 1));
        var nearest = 0;
        for (var i = 1; i < chart.Times.Length && (chart.Times[i] - time).Duration() <= (chart.Times[nearest] - time).Duration(); i++)
        {
            nearest = i;
        }

        return nearest;
    }

    /// <summary>The path of a curve, interrupted at gaps. A value between two gaps is a line of no length, which round ends make a dot.</summary>
    public string Line(ChartLine line)
    {
        var path = new StringBuilder();
        foreach (var (from, to) in Runs(line))
        {
            Append(path, 'M', from, line);
            for (var i = from + 1; i < to; i++)
            {
                Append(path, 'L', i, line);
            }

            if (to == from + 1)
            {
                path.Append("h0");
            }
        }

        return path.ToString();
    }

    /// <summary>The path of the area below a curve.</summary>
    public string Area(ChartLine line)
    {
        var path = new StringBuilder();
        foreach (var (from, to) in Runs(line))
        {
            path.Append(CultureInfo.InvariantCulture, $"M{X(chart.Times[from]):0.#} {Bottom}");
            for (var i = from; i < to; i++)
            {
                Append(path, 'L', i, line);
            }

            path.Append(CultureInfo.InvariantCulture, $"L{X(chart.Times[to - 1]):0.#} {Bottom}Z");
        }

        return path.ToString();
    }

    private static IEnumerable<(int From, int To)> Runs(ChartLine line)
    {
        var from = 0;
        while (from < line.Values.Length)
        {
            if (float.IsNaN(line.Values[from]))
            {
                from++;
                continue;
            }

            var to = from + 1;
            while (to < line.Values.Length && !float.IsNaN(line.Values[to]))
            {
                to++;
            }

            yield return (from, to);
            from = to;
        }
    }

    private void Append(StringBuilder path, char command, int index, ChartLine line) =>
        path.Append(CultureInfo.InvariantCulture, $"{command}{X(chart.Times[index]):0.#} {Y(line.Values[index]):0.#}");
}
