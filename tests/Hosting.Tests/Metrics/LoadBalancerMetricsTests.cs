using System.Net;
using WpAspire.Hosting.Metrics;
using WpAspire.Hosting.Tests.Orchestration.LoadBalancing;

namespace WpAspire.Hosting.Tests.Metrics;

/// <summary>What a load balancer counts of the requests that pass through it.</summary>
public sealed class LoadBalancerMetricsTests
{
    private static readonly DateTimeOffset s_start = DateTimeOffset.UnixEpoch;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_are_counted_by_the_class_of_their_status_code()
    {
        await using var site = await BalancedSite.StartAsync();
        await using var replica = await Replica.StartAsync("one", context =>
        {
            context.Response.StatusCode = int.Parse(context.Request.Path.Value![1..], System.Globalization.CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        await site.AddAsync(replica);
        var meter = Begin(site);

        foreach (var status in new[] { 200, 201, 204, 301, 404, 500, 503 })
        {
            await AskAsync(site, $"/{status}");
        }

        var samples = After10Seconds(meter);
        Assert.Equal((0.3, 0.1, 0.1, 0.2), (samples["http.requests.2xx"], samples["http.requests.3xx"], samples["http.requests.4xx"], samples["http.requests.5xx"]));
    }

    [Fact]
    public async Task Percentiles_are_of_the_answers_of_the_while_and_without_any_there_are_none()
    {
        await using var site = await BalancedSite.StartAsync();
        await using var replica = await Replica.StartAsync("one");
        await site.AddAsync(replica);
        var meter = Begin(site);
        await AskAsync(site, "/");

        var samples = After10Seconds(meter);
        var later = meter.Measure(s_start.AddSeconds(20)).ToDictionary(s => s.Metric.Name, s => s.Value);

        Assert.InRange(samples["http.latency.p50"], 0.000001, 60);
        Assert.True(samples["http.latency.p50"] <= samples["http.latency.p95"] && samples["http.latency.p95"] <= samples["http.latency.p99"]);
        Assert.Equal(double.NaN, later["http.latency.p50"]);
        Assert.Equal(0, later["http.requests.2xx"]);
    }

    [Fact]
    public async Task The_most_requests_at_once_are_those_of_the_while()
    {
        var entered = new SemaphoreSlim(0);
        var release = new TaskCompletionSource();
        await using var site = await BalancedSite.StartAsync();
        await using var replica = await Replica.StartAsync("one", async _ =>
        {
            entered.Release();
            await release.Task;
        });
        await site.AddAsync(replica);
        var meter = Begin(site);
        Task[] requests = [AskAsync(site, "/a"), AskAsync(site, "/b"), AskAsync(site, "/c")];
        for (var i = 0; i < requests.Length; i++)
        {
            await entered.WaitAsync(Ct);
        }

        var during = After10Seconds(meter);
        release.SetResult();
        await Task.WhenAll(requests);

        Assert.Equal(3, during["http.requests.in-flight"]);
        Assert.Equal(3, meter.Measure(s_start.AddSeconds(20)).Single(s => s.Metric.Name == "http.requests.in-flight").Value);
        Assert.Equal(0, meter.Measure(s_start.AddSeconds(30)).Single(s => s.Metric.Name == "http.requests.in-flight").Value);
    }

    [Fact]
    public async Task A_request_that_another_replica_answered_was_retried()
    {
        await using var site = await BalancedSite.StartAsync();
        await using var gone = await Replica.StartAsync("gone");
        await using var here = await Replica.StartAsync("here");
        await site.AddAsync(gone);
        await site.AddAsync(here);
        await gone.KillAsync();
        var meter = Begin(site);

        // Whichever is asked first: the next turn is the other's.
        await AskAsync(site, "/");
        await AskAsync(site, "/");

        var samples = After10Seconds(meter);
        Assert.Equal((0.2, 0.1), (samples["http.requests.2xx"], samples["http.requests.retried"]));
    }

    [Fact]
    public async Task While_there_is_no_replica_each_answer_is_an_error_of_the_site()
    {
        await using var site = await BalancedSite.StartAsync();
        var meter = Begin(site);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(site, "/"));

        Assert.Equal(0.1, After10Seconds(meter)["http.requests.5xx"]);
    }

    [Fact]
    public async Task A_visitor_who_does_not_wait_is_no_error_of_the_site()
    {
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var (entered, left) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var site = await BalancedSite.StartAsync();
        await using var replica = await Replica.StartAsync("one", async context =>
        {
            context.RequestAborted.Register(left.SetResult);
            entered.SetResult();
            await left.Task;
        });
        await site.AddAsync(replica);
        var meter = Begin(site);
        var asking = site.Client.GetAsync(new Uri("/", UriKind.Relative), impatient.Token);
        await entered.Task.WaitAsync(Ct);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await left.Task.WaitAsync(Ct);

        // It has left the load balancer when the next one finds nobody there.
        await site.Balancer.DrainAsync("one", TimeSpan.FromMinutes(1), Ct);
        await site.Balancer.StopAsync(TimeSpan.FromMinutes(1), Ct);

        var samples = After10Seconds(meter);
        Assert.Equal((0.1, 0), (samples["http.requests.4xx"], samples["http.requests.5xx"]));
    }

    private static LoadBalancerMeter Begin(BalancedSite site)
    {
        var meter = new LoadBalancerMeter("shop", "http", isOnlyOne: true, site.Balancer.Requests);
        Assert.All(meter.Measure(s_start), static s => Assert.Equal(double.NaN, s.Value));
        return meter;
    }

    private static Dictionary<string, double> After10Seconds(LoadBalancerMeter meter) =>
        meter.Measure(s_start.AddSeconds(10)).ToDictionary(s => s.Metric.Name, s => s.Value);

    private static async Task<HttpStatusCode> AskAsync(BalancedSite site, string path)
    {
        using var answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative), Ct);
        await answer.Content.ReadAsStringAsync(Ct);
        return answer.StatusCode;
    }
}
