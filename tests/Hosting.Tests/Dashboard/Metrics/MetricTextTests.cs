using WpAspire.Hosting.Dashboard.Metrics;

namespace WpAspire.Hosting.Tests.Dashboard.Metrics;

public class MetricTextTests
{
    [Theory]
    [InlineData(0, MetricUnit.Percent, "0 %")]
    [InlineData(3.456, MetricUnit.Percent, "3.46 %")]
    [InlineData(34.56, MetricUnit.Percent, "34.6 %")]
    [InlineData(134.56, MetricUnit.Percent, "135 %")]
    [InlineData(64 << 20, MetricUnit.Bytes, "64 MiB")]
    [InlineData(1536, MetricUnit.BytesPerSecond, "1.5 KiB/s")]
    [InlineData(12.34, MetricUnit.PerSecond, "12.3/s")]
    [InlineData(0.00085, MetricUnit.Seconds, "850 µs")]
    [InlineData(0.0123, MetricUnit.Seconds, "12.3 ms")]
    [InlineData(1.25, MetricUnit.Seconds, "1.25 s")]
    [InlineData(0, MetricUnit.Seconds, "0 s")]
    [InlineData(7, MetricUnit.Count, "7")]
    [InlineData(double.NaN, MetricUnit.Count, "–")]
    public void A_value_has_three_digits_and_a_unit_that_fits(double value, MetricUnit unit, string expected) => Assert.Equal(expected, MetricText.Of(value, unit));
}
