using WpAspire.Hosting.Metrics;

namespace WpAspire.Hosting.Tests.Metrics;

public class CounterRateTests
{
    private static readonly DateTimeOffset s_start = DateTimeOffset.UnixEpoch;

    [Fact]
    public void The_first_total_has_no_rate() => Assert.Equal(double.NaN, new CounterRate().Next(100, s_start));

    [Fact]
    public void A_rate_is_the_growth_per_second()
    {
        var rate = new CounterRate();
        rate.Next(100, s_start);

        Assert.Equal(4, rate.Next(120, s_start.AddSeconds(5)));
        Assert.Equal(0, rate.Next(120, s_start.AddSeconds(10)));
    }

    [Fact]
    public void A_counter_that_began_anew_has_no_rate_until_it_has_grown_again()
    {
        var rate = new CounterRate();
        rate.Next(100, s_start);

        Assert.Equal(double.NaN, rate.Next(10, s_start.AddSeconds(5)));
        Assert.Equal(2, rate.Next(20, s_start.AddSeconds(10)));
    }

    [Fact]
    public void Two_totals_of_one_moment_have_no_rate()
    {
        var rate = new CounterRate();
        rate.Next(100, s_start);

        Assert.Equal(double.NaN, rate.Next(200, s_start));
    }
}
