using CsCheck;
using WpAspire.Hosting.Dashboard.Metrics;

namespace WpAspire.Hosting.Tests.Dashboard.Metrics;

public class NiceTicksTests
{
    private static readonly Gen<MetricUnit> s_unit = Gen.Int[0, 5].Select(static i => (MetricUnit)i);
    private static readonly Gen<double> s_greatest = Gen.Double[-6, 13].Select(static exponent => Math.Pow(10, exponent));

    [Fact]
    public void Every_axis_begins_at_zero_has_even_steps_and_holds_its_greatest_value() => Gen.Select(s_greatest, s_unit).Sample(static (greatest, unit) =>
    {
        var ticks = NiceTicks.For(greatest, unit);

        Assert.Equal(0, ticks[0]);
        Assert.InRange(ticks.Length, 2, 5);
        Assert.True(ticks[^1] >= greatest * (1 - 1e-9));
        Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.Equal(ticks[1], pair.Second - pair.First, ticks[1] * 1e-9));

        // No axis is so long that its curve lies at the bottom.
        Assert.True(greatest < 1 || ticks[^1] <= greatest * 4);
    });

    [Theory]
    [InlineData(83, MetricUnit.Percent, new double[] { 0, 25, 50, 75, 100 })]
    [InlineData(4.2, MetricUnit.PerSecond, new double[] { 0, 2, 4, 6 })]
    [InlineData(1.0000000004812404, MetricUnit.Percent, new double[] { 0, 0.25, 0.5, 0.75, 1 })]
    [InlineData(3, MetricUnit.Count, new double[] { 0, 1, 2, 3 })]
    [InlineData(0.018, MetricUnit.Seconds, new double[] { 0, 0.005, 0.01, 0.015, 0.02 })]
    public void Steps_are_round(double greatest, MetricUnit unit, double[] expected) => Assert.Equal(expected, NiceTicks.For(greatest, unit).Select(t => Math.Round(t, 6)));

    [Fact]
    public void Steps_of_bytes_are_powers_of_two() =>
        Assert.Equal([0, 64 << 20, 128 << 20, 192 << 20], NiceTicks.For(150 << 20, MetricUnit.Bytes));

    [Fact]
    public void There_are_no_halves_of_things() => Assert.Equal([0, 1], NiceTicks.For(1, MetricUnit.Count));

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void An_axis_without_values_has_an_end(double greatest) => Assert.Equal([0, 0.25, 0.5, 0.75, 1], NiceTicks.For(greatest, MetricUnit.Percent));
}
