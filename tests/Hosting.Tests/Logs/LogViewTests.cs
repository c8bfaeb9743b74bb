using CsCheck;
using WpAspire.Hosting.Logs;

namespace WpAspire.Hosting.Tests.Logs;

public class LogViewTests
{
    private readonly ConsoleLogs _logs = new(new LogLimits(Lines: 3_000, Bytes: int.MaxValue));

    [Fact]
    public void Any_part_of_the_lines_can_be_shown()
    {
        _logs.Write("web", 1, Enumerable.Range(1, 100).Select(n => ((long)n, $"line {n}")));
        var view = Refreshed(new LogSelection());

        Assert.Equal((0, 100), (view.First, view.End));
        Assert.Equal(["line 41", "line 42"], view.Contents(40, 2));
        Assert.Equal(["line 99", "line 100"], view.Contents(98, 50));
        Assert.Empty(view.Contents(100, 10));
    }

    [Fact]
    public void Lines_keep_their_places_when_older_ones_go()
    {
        _logs.Write("web", 1, Enumerable.Range(0, 3_000).Select(n => ((long)n, $"line {n}")));
        var view = Refreshed(new LogSelection());

        _logs.Write("web", 1, Enumerable.Range(3_000, 1_000).Select(n => ((long)n, $"line {n}")));
        view.Refresh(int.MaxValue);

        Assert.InRange(view.First, 1_000, 2_500);
        Assert.Equal(4_000, view.End);
        Assert.Equal(["line 2500"], view.Contents(2_500, 1));
        Assert.Equal((view.First, $"line {view.First}"), (view.Read(0, 1).From, view.Contents(0, 1).Single()));
    }

    [Fact]
    public void What_one_container_wrote_earlier_is_put_before_what_is_there()
    {
        _logs.Write("web", 1, (10, "b"), (30, "d"));
        var view = Refreshed(new LogSelection());

        _logs.Write("db", 1, (5, "a"), (20, "c"), (40, "e"));
        view.Refresh(int.MaxValue);

        Assert.Equal(["a", "b", "c", "d", "e"], view.Contents());
    }

    [Fact]
    public void A_long_search_goes_on_where_it_was()
    {
        _logs.Write("web", 1, Enumerable.Range(0, 1_000).Select(n => ((long)n, n % 100 == 7 ? "needle" : "hay")));
        var view = new LogView(_logs, new LogSelection { Text = "NEEDLE" });

        Assert.False(view.Refresh(150));
        Assert.Equal(2, view.End);
        Assert.True(view.Refresh(2_000));
        Assert.Equal(10, view.End);
    }

    [Fact]
    public void A_view_shows_what_is_kept_in_the_order_of_time_however_it_came()
    {
        var batches = Gen.Select(Gen.Int[1, 3], Gen.Int[0, 1000].Array[1, 20]).Array[1, 40];
        batches.Sample(all =>
        {
            var logs = new ConsoleLogs(new LogLimits(Lines: 150, Bytes: int.MaxValue));
            var view = new LogView(logs, new LogSelection());
            foreach (var (replica, times) in all)
            {
                logs.Write("web", replica, times.Select(t => ((long)t, "x")));
                view.Refresh(int.MaxValue);
            }

            var expected = new LogCursor(logs, new LogSelection()).ReadAll().Select(l => (l.Timestamp, l.Source.Replica, l.Number)).OrderBy(l => l).ToList();
            var shown = view.Read(0, int.MaxValue).Lines.Select(l => (l.Timestamp, l.Source.Replica, l.Number)).ToList();
            Assert.Equal(expected, shown.OrderBy(l => l));
            Assert.Equal(shown.Select(l => l.Timestamp).OrderBy(t => t), shown.Select(l => l.Timestamp));
        });
    }

    private LogView Refreshed(LogSelection selection)
    {
        var view = new LogView(_logs, selection);
        view.Refresh(int.MaxValue);
        return view;
    }
}
