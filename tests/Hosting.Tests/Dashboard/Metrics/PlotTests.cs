using CsCheck;
using WpAspire.Hosting.Dashboard.Metrics;

namespace WpAspire.Hosting.Tests.Dashboard.Metrics;

public class PlotTests
{
    private static readonly DateTimeOffset s_to = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_curve_goes_from_left_to_right_and_from_bottom_to_top()
    {
        var chart = ChartOf(0, 2, 4);

        Assert.Equal("M56 128L224 69L392 10", new Plot(chart).Line(chart.Lines[0]));
        Assert.Equal("M56 128L56 128L224 69L392 10L392 128Z", new Plot(chart).Area(chart.Lines[0]));
    }

    [Fact]
    public void A_gap_interrupts_the_curve()
    {
        var chart = ChartOf(4, float.NaN, 4, 4);

        Assert.Equal("M56 10h0M280 10L392 10", new Plot(chart).Line(chart.Lines[0]));
    }

    [Fact]
    public void Without_values_there_is_no_curve() => Assert.Equal("", new Plot(ChartOf(float.NaN, float.NaN)).Line(ChartOf(float.NaN, float.NaN).Lines[0]));

    [Fact]
    public void What_is_pointed_at_is_the_nearest_point()
    {
        var plot = new Plot(ChartOf(0, 1, 2));

        Assert.Equal([0, 0, 1, 1, 2, 2], new[] { -1, 0.2, 0.3, 0.7, 0.8, 2 }.Select(plot.IndexAt));
    }

    [Fact]
    public void Every_value_is_inside_the_picture() => Gen.Float[0, 1e12f].Array[1, 50].Sample(static values =>
    {
        var plot = new Plot(ChartOf(values));
        Assert.All(values, v => Assert.InRange(plot.Y(v), Plot.Top - 0.01, Plot.Bottom + 0.01));
    });

    private static Chart ChartOf(params float[] values) => new()
    {
        Title = "Jobs",
        Unit = MetricUnit.Count,
        Lines = [new ChartLine("Jobs", "c1", [.. values])],
        Times = [.. values.Select((_, i) => s_to.AddMinutes((i - values.Length + 1) * 10.0 / Math.Max(1, values.Length - 1)))],
        From = s_to.AddMinutes(-10),
        To = s_to,
    };
}
