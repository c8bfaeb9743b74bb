using WpAspire.Hosting.Dashboard.Metrics;

namespace WpAspire.Hosting.Tests.Dashboard.Metrics;

public class TimeTicksTests
{
    [Theory]
    [InlineData(5, "12:08 12:09 12:10 12:11 12:12")]
    [InlineData(15, "12:00 12:05 12:10")]
    [InlineData(60, "11:15 11:30 11:45 12:00")]
    public void Marks_are_full_minutes_of_the_clock(int minutes, string expected)
    {
        var to = new DateTimeOffset(2030, 1, 1, 12, 12, 3, TimeSpan.FromHours(5.5));

        Assert.Equal(expected, string.Join(' ', TimeTicks.For(to.AddMinutes(-minutes), to).Select(t => t.ToString("HH:mm", null))));
    }

    [Fact]
    public void A_mark_may_be_where_the_axis_begins()
    {
        var from = new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(from, TimeTicks.For(from, from.AddMinutes(5))[0]);
    }
}
