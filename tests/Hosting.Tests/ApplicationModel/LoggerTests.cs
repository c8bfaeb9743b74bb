using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.Tests.ApplicationModel;

public sealed class LoggerTests : IDisposable
{
    private readonly ResourceLoggerService _loggers = new();

    public void Dispose() => _loggers.Dispose();

    [Fact]
    public async Task Lines_are_numbered_and_errors_are_marked()
    {
        var logger = _loggers.GetLogger(new ContainerResource("box"));
        logger.LogInformation("one\r\ntwo");
        logger.LogError(new InvalidOperationException("why"), "three");

        var lines = await AllAsync("BOX");

        Assert.Equal([new(1, "one", false), new(2, "two", false), new(3, "three", true), new(4, "System.InvalidOperationException: why", true)], lines);
    }

    [Fact]
    public async Task A_watcher_gets_what_there_was_and_what_comes_until_the_log_is_complete()
    {
        var logger = _loggers.GetLogger("box");
        logger.LogInformation("before");
        await using var watcher = _loggers.WatchAsync("box").GetAsyncEnumerator(Ct);
        Assert.True(await watcher.MoveNextAsync());
        Assert.Equal("before", Assert.Single(watcher.Current).Content);

        logger.LogInformation("after");
        Assert.True(await watcher.MoveNextAsync());
        Assert.Equal(new(2, "after", false), Assert.Single(watcher.Current));

        _loggers.Complete("box");
        Assert.False(await watcher.MoveNextAsync());
    }

    [Fact]
    public async Task Only_the_last_lines_are_kept()
    {
        var logger = _loggers.GetLogger("box");
        for (var i = 1; i <= ResourceLoggerService.BacklogCapacity + 5; i++)
        {
            logger.LogInformation("{Line}", i);
        }

        var lines = await AllAsync("box");

        Assert.Equal(ResourceLoggerService.BacklogCapacity, lines.Count);
        Assert.Equal((6, "6"), (lines[0].LineNumber, lines[0].Content));
    }

    [Fact]
    public async Task A_log_can_be_cleared_and_goes_on()
    {
        var logger = _loggers.GetLogger("box");
        logger.LogInformation("old");
        _loggers.ClearBacklog("box");
        logger.LogInformation("new");

        Assert.Equal(new(2, "new", false), Assert.Single(await AllAsync("box")));
    }

    [Fact]
    public async Task Who_collects_logs_learns_which_are_watched()
    {
        await using var subscribers = _loggers.WatchAnySubscribersAsync(Ct).GetAsyncEnumerator(Ct);
        var change = subscribers.MoveNextAsync();
        _loggers.GetLogger("box").LogInformation("x");
        var watcher = _loggers.WatchAsync("box").GetAsyncEnumerator(Ct);
        await watcher.MoveNextAsync();
        Assert.True(await change);
        Assert.Equal(new("box", true), subscribers.Current);

        await watcher.DisposeAsync();

        Assert.True(await subscribers.MoveNextAsync());
        Assert.Equal(new("box", false), subscribers.Current);
    }

    [Fact]
    public async Task A_watcher_ends_with_its_token()
    {
        using var cancelled = new CancellationTokenSource();
        _loggers.GetLogger("box").LogInformation("x");
        await using var watcher = _loggers.WatchAsync("box").GetAsyncEnumerator(cancelled.Token);
        await watcher.MoveNextAsync();

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await watcher.MoveNextAsync());
    }

    [Fact]
    public async Task Many_writers_at_once_lose_no_line()
    {
        var logger = _loggers.GetLogger("box");

        Parallel.For(0, 1000, i => logger.LogInformation("{Line}", i));

        var lines = await AllAsync("box");
        Assert.Equal(Enumerable.Range(1, 1000), lines.Select(l => l.LineNumber));
        Assert.Equal(1000, lines.Select(l => l.Content).Distinct().Count());
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<List<LogLine>> AllAsync(string name) => await _loggers.GetAllAsync(name).SelectMany(l => l).ToListAsync(Ct);
}
