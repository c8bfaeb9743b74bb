using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Tests.Options;

public class WindowTests
{
    [Theory]
    [InlineData("03:00-04:00", "sun:04:30-sun:05:30", false)]
    [InlineData("03:00-04:00", "sun:04:00-sun:05:00", false)]
    [InlineData("04:00-05:00", "sun:03:00-sun:04:00", false)]
    [InlineData("03:00-04:00", "sun:03:59-sun:05:00", true)]
    [InlineData("03:00-06:00", "sun:04:00-sun:05:00", true)]
    [InlineData("04:00-04:30", "wed:03:00-wed:06:00", true)]
    [InlineData("23:30-00:30", "mon:00:00-mon:01:00", true)]
    [InlineData("23:30-00:30", "mon:00:30-mon:01:00", false)]
    [InlineData("00:00-00:30", "sun:23:30-mon:00:30", true)]
    [InlineData("23:30-00:00", "sun:23:45-mon:00:30", true)]
    [InlineData("23:00-23:30", "sun:23:30-mon:00:30", false)]
    [InlineData("12:00-12:30", "sat:22:00-sun:14:00", true)]
    [InlineData("20:00-21:00", "sat:22:00-sun:14:00", false)]
    public void A_daily_and_a_weekly_span_overlap_across_midnight_and_the_end_of_the_week(string daily, string weekly, bool overlap)
    {
        Assert.Equal(overlap, Window.Overlap(daily, weekly));
    }

    [Theory]
    [InlineData("23:30-00:30", 60)]
    [InlineData("00:00-23:59", 1439)]
    public void A_daily_span_can_go_past_midnight(string text, int minutes)
    {
        Assert.True(Window.TryParseDaily(text, out var window));
        Assert.Equal(minutes, window.Minutes);
    }

    [Fact]
    public void A_weekly_span_can_go_past_the_end_of_the_week()
    {
        Assert.True(Window.TryParseWeekly("sun:23:30-mon:01:00", out var window));
        Assert.Equal(90, window.Minutes);
    }
}
