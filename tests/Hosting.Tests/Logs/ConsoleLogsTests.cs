using WpAspire.Hosting.Logs;

namespace WpAspire.Hosting.Tests.Logs;

public class ConsoleLogsTests
{
    private static readonly LogLimits s_plenty = new(Lines: 1_000_000, Bytes: 512 * 1024 * 1024);

    [Fact]
    public void Lines_of_all_resources_and_replicas_come_in_the_order_of_time()
    {
        var logs = new ConsoleLogs(s_plenty);
        logs.Write("web", 1, (10, "a"), (40, "d"));
        logs.Write("web", 2, (20, "b"));
        logs.Write("db", 1, (30, "c"), (50, "e"));

        var lines = new LogCursor(logs, new LogSelection()).ReadAll().ToList();

        Assert.Equal(["a", "b", "c", "d", "e"], lines.Select(l => l.Content()));
        Assert.Equal(["web 1", "web 2", "db 1", "web 1", "db 1"], lines.Select(l => $"{l.Source.Resource} {l.Source.Replica}"));
        Assert.Equal([1, 1, 1, 2, 2], lines.Select(l => l.Number));
    }

    [Fact]
    public void One_resource_and_one_replica_can_be_chosen()
    {
        var logs = new ConsoleLogs(s_plenty);
        logs.Write("web", 1, (1, "a"));
        logs.Write("web", 2, (2, "b"));
        logs.Write("db", 1, (3, "c"));
        logs["WEB"].AddOwn("started", 4, isError: false);

        Assert.Equal(["a", "b", "started"], new LogCursor(logs, new LogSelection { Resource = "Web" }).ReadAll().Select(LogText.Content));
        Assert.Equal(["b"], new LogCursor(logs, new LogSelection { Resource = "web", Replica = 2 }).ReadAll().Select(LogText.Content));
        Assert.Equal(["a", "c"], new LogCursor(logs, new LogSelection { Replica = 1 }).ReadAll().Select(LogText.Content));
        Assert.Empty(new LogCursor(logs, new LogSelection { Resource = "nothing" }).ReadAll());
    }

    [Fact]
    public void A_reader_gets_each_line_once_also_of_a_replica_that_came_later()
    {
        var logs = new ConsoleLogs(s_plenty);
        logs.Write("web", 1, (1, "a"));
        var cursor = new LogCursor(logs, new LogSelection());

        Assert.Equal(["a"], cursor.ReadAll().Select(LogText.Content));
        Assert.Empty(cursor.ReadAll());
        logs.Write("web", 2, (2, "b"));
        logs.Write("web", 1, (3, "c"));
        Assert.Equal(["b", "c"], cursor.ReadAll().Select(LogText.Content));
    }

    [Fact]
    public void A_line_that_was_stamped_late_does_not_come_before_the_one_before_it()
    {
        var logs = new ConsoleLogs(s_plenty);

        logs.Write("web", 1, (10, "a"), (9, "b"), (11, "c"));

        Assert.Equal(["a 10", "b 10", "c 11"], new LogCursor(logs, new LogSelection()).ReadAll().Select(l => $"{l.Content()} {l.Timestamp}"));
    }

    [Fact]
    public void Half_a_million_lines_take_bounded_memory_stay_in_order_and_a_slow_reader_knows_how_many_it_missed()
    {
        const int Lines = 500_000;
        const int Batch = 500;
        var limits = new LogLimits(Lines: 50_000, Bytes: 4 * 1024 * 1024);
        var logs = new ConsoleLogs(limits);
        var slow = new LogCursor(logs, new LogSelection());
        logs.Write("noisy", 1, (0, "the first line"));
        Assert.Single(slow.ReadAll());

        for (var i = 1; i <= Lines; i += Batch)
        {
            logs.Write("noisy", 1, Enumerable.Range(i, Batch).Select(n => ((long)n, $"{n:D8} GET /wp-content/themes/twentytwentyfive/style.css HTTP/1.1 200")));
        }

        var source = Assert.Single(logs["noisy"].Sources);
        Assert.InRange(source.Next - source.First, 10_000, limits.Lines);
        Assert.InRange(source.Size, 1, limits.Bytes);
        var kept = slow.ReadAll().ToList();
        Assert.Equal(Lines, kept.Count + slow.TakeSkipped());
        var last = (int)(source.Next - source.First);
        Assert.Equal(Enumerable.Range(Lines - last + 1, last).Select(n => n.ToString("D8", null)), kept.TakeLast(last).Select(l => l.Content()[..8]));
    }

    [Fact]
    public void What_is_oldest_goes_first_whichever_replica_wrote_it()
    {
        var logs = new ConsoleLogs(new LogLimits(Lines: 2_000, Bytes: s_plenty.Bytes));
        logs.Write("web", 1, Enumerable.Range(0, 1_000).Select(n => ((long)n, "old")));
        logs.Write("web", 2, Enumerable.Range(1_000, 1_000).Select(n => ((long)n, "newer")));

        logs.Write("web", 2, Enumerable.Range(2_000, 900).Select(n => ((long)n, "newest")));

        Assert.Equal(logs["web"].Sources[0].Next, logs["web"].Sources[0].First);
        Assert.Equal(1, logs["web"].Sources[1].First);
    }

    [Fact]
    public void A_line_that_was_found_can_be_read_when_it_is_no_longer_kept()
    {
        var logs = new ConsoleLogs(new LogLimits(Lines: 100, Bytes: s_plenty.Bytes));
        logs.Write("web", 1, (1, "found"));
        var line = new LogCursor(logs, new LogSelection()).ReadAll().First();

        logs.Write("web", 1, Enumerable.Range(2, 5_000).Select(n => ((long)n, "x")));

        Assert.True(logs["web"].Sources[0].First > line.Number);
        Assert.Equal("found", line.Content());
    }

    [Fact]
    public async Task Readers_and_writers_at_once_see_whole_lines_in_their_order()
    {
        var logs = new ConsoleLogs(new LogLimits(Lines: 20_000, Bytes: s_plenty.Bytes));
        var writers = Enumerable.Range(1, 4).Select(replica => Task.Run(() =>
        {
            for (var n = 1; n <= 50_000; n += 50)
            {
                logs.Write("web", replica, Enumerable.Range(n, 50).Select(i => ((long)i, $"{replica} {i}")));
            }
        })).ToArray();

        var last = new long[5];
        var read = 0L;
        var cursor = new LogCursor(logs, new LogSelection());
        var isOver = false;
        do
        {
            isOver = Array.TrueForAll(writers, static w => w.IsCompleted);
            foreach (var line in cursor.ReadAll())
            {
                Assert.Equal($"{line.Source.Replica} {line.Number}", line.Content());
                Assert.True(line.Number > last[line.Source.Replica]);
                last[line.Source.Replica] = line.Number;
                read++;
            }
        }
        while (!isOver);

        await Task.WhenAll(writers);
        Assert.Equal(4 * 50_000, read + cursor.TakeSkipped());
    }

    [Fact]
    public async Task Who_waits_for_lines_misses_none()
    {
        var logs = new ConsoleLogs(s_plenty);
        var seen = logs.ChangesOf("web").Version;
        var waiting = logs.ChangesOf("web").WaitAsync(seen, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        logs.Write("db", 1, (1, "not this one"));
        Assert.False(waiting.IsCompleted);
        logs.Write("web", 1, (2, "this one"));

        await waiting;
        await logs.ChangesOf("web").WaitAsync(seen, TestContext.Current.CancellationToken);
        await logs.ChangesOf(null).WaitAsync(0, TestContext.Current.CancellationToken);
    }
}
