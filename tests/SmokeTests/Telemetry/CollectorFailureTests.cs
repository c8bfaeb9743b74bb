using WpAspire.SmokeTests.Support;

namespace WpAspire.SmokeTests.Telemetry;

/// <summary>A collector that does not do its part costs no page, and is said to be away once.</summary>
public sealed class CollectorFailureTests(SmokeTestAssembly assembly, TracedSite site) : IClassFixture<TracedSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("slow")]
    [InlineData("401")]
    [InlineData("503")]
    [InlineData("garbage")]
    public async Task Pages_come_and_it_is_left_alone_after_three_failures(string answer)
    {
        await using var collector = new Collector(assembly, answer);
        await collector.StartAsync(Cancellation);

        await FailAsync(collector.Address);

        Assert.Equal(3, (await collector.ReadAsync(Cancellation)).Count);
    }

    [Theory]
    // Nobody listens; nobody has the name; nobody answers; what answers speaks another language.
    [InlineData("http://mariadb:4318")]
    [InlineData("http://no-such-collector.invalid:4318")]
    [InlineData("http://192.0.2.1:4318")]
    [InlineData("http://mariadb:3306")]
    public Task Pages_come_and_it_is_said_once_that_nobody_is_there(string endpoint) => FailAsync(endpoint);

    [Fact]
    public async Task It_is_used_again_when_it_is_back_and_that_is_said_too()
    {
        await FailAsync("http://mariadb:4317");
        await site.Container.RunAsync(Cancellation, "sh", "-c", "echo 3 0 > /tmp/wordpress/telemetry-away");

        await site.TraceAsync("/sample-page/", Cancellation);

        await Condition.UntilAsync(async () => (await site.Container.GetLogAsync(Cancellation)).Contains("telemetry is sent again", StringComparison.Ordinal), "the log says so", Cancellation);
    }

    [Fact]
    public async Task What_a_collector_takes_only_in_part_is_said_once_and_not_sent_again()
    {
        await using var collector = new Collector(assembly, "partial");
        await collector.StartAsync(Cancellation);
        await site.Container.RunAsync(Cancellation, "rm", "-f", "/tmp/wordpress/telemetry-away");

        var pages = 0;
        await Condition.UntilAsync(
            async () =>
            {
                await site.VisitAsync(new(HttpMethod.Get, "/sample-page/"), Cancellation, $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "OTEL_METRICS_EXPORTER=none");
                pages++;
                return (await collector.ReadAsync(Cancellation)).Count > 2;
            },
            "three are sent",
            Cancellation);
        Assert.InRange((await collector.ReadAsync(Cancellation)).Count, 3, pages);
        await Condition.UntilAsync(async () => (await site.Container.GetLogAsync(Cancellation)).Contains("took not all traces: one span is too old.", StringComparison.Ordinal), "the log says so", Cancellation);
        Assert.Single((await site.Container.GetLogAsync(Cancellation)).Split('\n'), static l => l.Contains("took not all", StringComparison.Ordinal));
    }

    private async Task FailAsync(string endpoint)
    {
        await site.Container.RunAsync(Cancellation, "rm", "-f", "/tmp/wordpress/telemetry-away");
        for (var page = 0; page < 6; page++)
        {
            var (status, content, _) = await site.VisitAsync(new(HttpMethod.Get, "/sample-page/"), Cancellation, $"OTEL_EXPORTER_OTLP_ENDPOINT={endpoint}", "OTEL_METRICS_EXPORTER=none", "OTEL_LOGS_EXPORTER=none");
            Assert.Equal(200, status);
            Assert.Contains("</html>", content, StringComparison.Ordinal);

            // The answer comes first. The next page is asked for when the worker is done with this one.
            var expected = Math.Min(page + 1, 3);
            await Condition.UntilAsync(
                async () => (await site.Container.ExecAsync(["cat", "/tmp/wordpress/telemetry-away"], Cancellation)).Stdout.StartsWith($"{expected} ", StringComparison.Ordinal),
                $"failure {expected} is known",
                Cancellation);
        }

        var address = new Uri(endpoint + "/v1/traces");
        await Condition.UntilAsync(async () => await CountAsync(address) > 0, "the log says so", Cancellation);
        Assert.Equal(1, await CountAsync(address));
    }

    private async Task<int> CountAsync(Uri address) =>
        (await site.Container.GetLogAsync(Cancellation)).Split($"telemetry can not be sent to {address}").Length - 1;
}
