using System.Runtime.CompilerServices;
using System.Threading.Channels;
using WpAspire.Hosting.Logs;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Orchestration.Engine;
using WpAspire.Hosting.Tests.Logs;

namespace WpAspire.Hosting.Tests.Orchestration;

public sealed class ReplicaLogReaderTests : IAsyncDisposable
{
    private readonly ConsoleLogs _logs = new(LogLimits.Default);
    private readonly CancellationTokenSource _ending = new();
    private readonly Channel<string> _requests = Channel.CreateUnbounded<string>();
    private readonly Channel<LogBatch?> _followed = Channel.CreateUnbounded<LogBatch?>();
    private readonly ReplicaLogReader _reader;
    private readonly Task _running;

    public ReplicaLogReaderTests()
    {
        _reader = new ReplicaLogReader(_logs["web"], 1, _logs.WatchersChanged, ReadAsync) { Patience = TimeSpan.Zero };
        _reader.Attach("one");
        _logs["web"].Loading(1);
        _running = _reader.RunAsync(_ending.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _running);
        _ending.Dispose();
    }

    [Fact]
    public async Task Nothing_is_read_before_somebody_looks_and_then_all_that_there_was_and_what_comes()
    {
        Assert.False(_requests.Reader.TryRead(out _));
        Assert.False(_logs.WhenLoadedAsync("web", Ct).IsCompleted);

        using var watching = _logs.Watch("web");
        await _logs.WhenLoadedAsync("web", Ct);

        Assert.Equal(["before"], Lines());
        Assert.Equal("one, all after 0", await _requests.Reader.ReadAsync(Ct));
        Assert.Equal("one, following after 5", await _requests.Reader.ReadAsync(Ct));
        await FollowedAsync((7, "after"));
        Assert.Equal(["before", "after"], Lines());
    }

    [Fact]
    public async Task It_ends_when_nobody_looks_and_goes_on_where_it_was()
    {
        using (_logs.Watch(null))
        {
            await _logs.WhenLoadedAsync(null, Ct);
            await FollowedAsync((7, "after"));
        }

        await _requests.Reader.ReadAsync(Ct);
        await _requests.Reader.ReadAsync(Ct);
        Assert.Equal("it ended", await _requests.Reader.ReadAsync(Ct));
        using var watching = _logs.Watch("web");

        Assert.Equal("one, all after 7", await _requests.Reader.ReadAsync(Ct));
    }

    [Fact]
    public async Task The_lines_of_a_container_that_takes_the_place_of_another_come_after_its()
    {
        using var watching = _logs.Watch("web");
        await _logs.WhenLoadedAsync("web", Ct);

        await _followed.Writer.WriteAsync(null, Ct);
        _reader.Attach("two");

        Assert.Equal("one, all after 0", await _requests.Reader.ReadAsync(Ct));
        Assert.Equal("one, following after 5", await _requests.Reader.ReadAsync(Ct));
        Assert.Equal("two, all after 5", await _requests.Reader.ReadAsync(Ct));
    }

    [Fact]
    public async Task An_engine_that_is_away_for_a_while_ends_nothing()
    {
        _reader.Attach("broken");
        using var watching = _logs.Watch("web");
        await _logs.WhenLoadedAsync("web", Ct);
        Assert.Equal("broken, all after 0", await _requests.Reader.ReadAsync(Ct));
        Assert.Equal("broken, following after 0", await _requests.Reader.ReadAsync(Ct));

        _reader.Attach("one");

        Assert.Equal("one, all after 0", await _requests.Reader.ReadAsync(Ct));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IEnumerable<string> Lines() => new LogCursor(_logs, new LogSelection()).ReadAll().Select(LogText.Content);

    private async Task FollowedAsync((long Timestamp, string Text) line)
    {
        var seen = _logs.Changed.Version;
        await _followed.Writer.WriteAsync(LogText.Batch(line), Ct);
        await _logs.Changed.WaitAsync(seen, Ct);
    }

    private async IAsyncEnumerable<LogBatch> ReadAsync(string container, LogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _requests.Writer.TryWrite($"{container}, {(request.Follow ? "following" : "all")} after {request.After}");
        if (container == "broken")
        {
            throw new HttpRequestException("The engine is away.");
        }

        if (!request.Follow)
        {
            if (request.After < 5)
            {
                yield return LogText.Batch((5, "before"));
            }

            yield break;
        }

        try
        {
            while (await _followed.Reader.ReadAsync(cancellationToken) is { } batch)
            {
                yield return batch;
            }
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested)
            {
                _requests.Writer.TryWrite("it ended");
            }
        }
    }
}
