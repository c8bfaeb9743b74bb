using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace WpAspire.Hosting.Tests.Telemetry;

/// <summary>What a load balancer tells of the requests that pass through it.</summary>
public sealed class LoadBalancerTelemetryTests : IAsyncLifetime
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string VisitorSpan = "b7ad6b7169203331";

    private static readonly RequestDelegate s_answer = static context => context.Response.WriteAsync("hello");

    private OtlpReceiver _receiver = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _receiver = await OtlpReceiver.StartAsync();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task A_request_is_a_trace_from_the_visitor_to_the_container()
    {
        string? toContainer = null;
        await using (var site = await ObservedSite.StartAsync("shop", _receiver.Target, context =>
        {
            toContainer = context.Request.Headers.TraceParent;
            return s_answer(context);
        }))
        {
            site.Client.DefaultRequestHeaders.Add("traceparent", $"00-{Trace}-{VisitorSpan}-01");
            await site.GetAsync("/basket?key=secret");
        }

        Assert.All(_receiver.Spans, s => Assert.Equal(("shop", Trace), (s.Service, s.TraceId)));
        var request = _receiver.Spans.Single(s => s.ParentId == VisitorSpan);
        var forwarding = _receiver.Spans.Single(s => s.ParentId == request.SpanId);
        var asking = _receiver.Spans.Single(s => s.ParentId == forwarding.SpanId);
        Assert.Equal(3, _receiver.Spans.Count);
        Assert.Equal(("GET /basket", "200", "/basket", false), (request.Name, request.Attributes["http.response.status_code"], request.Attributes["url.path"], request.IsError));
        Assert.Equal(("Yarp.ReverseProxy", "shop-1"), (forwarding.Scope, forwarding.Attributes["proxy.destination_id"]));
        Assert.Equal($"00-{Trace}-{asking.SpanId}-01", toContainer);
    }

    [Fact]
    public async Task What_a_visitor_keeps_in_the_query_stays_out_of_it()
    {
        await using (var site = await ObservedSite.StartAsync("shop", _receiver.Target, s_answer))
        {
            await site.GetAsync("/basket?key=secret");
        }

        Assert.NotEmpty(_receiver.Spans);
        Assert.DoesNotContain(_receiver.Spans, s => s.Name.Contains("secret", StringComparison.Ordinal) || s.Attributes.Values.Any(v => v.Contains("secret", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_error_of_the_site_is_one_of_its_trace()
    {
        await using (var site = await ObservedSite.StartAsync("shop", _receiver.Target))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.GetAsync("/"));
        }

        var request = _receiver.Spans.Single(s => s.Name == "GET /");
        Assert.Equal((true, "503"), (request.IsError, request.Attributes["error.type"]));
    }

    [Fact]
    public async Task Probes_are_no_traces()
    {
        await using (var site = await ObservedSite.StartAsync("shop", _receiver.Target, s_answer))
        {
            await site.GetAsync("/healthz");
            await site.GetAsync("/page");
        }

        Assert.Single(_receiver.Spans.Select(s => s.TraceId).Distinct());
        Assert.Contains(_receiver.Spans, s => s.Name == "GET /page");
    }

    [Fact]
    public async Task Without_somebody_who_listens_there_are_no_traces()
    {
        var headers = new List<string?>();
        await using var site = await ObservedSite.StartAsync("quiet", target: null, context =>
        {
            headers.Add(context.Request.Headers.TraceParent);
            return s_answer(context);
        });

        await site.GetAsync("/");

        Assert.Equal([null], headers);
    }

    [Fact]
    public async Task Requests_are_measured_by_their_status_code()
    {
        int[] codes = [200, 200, 404, 500];
        await using (var site = await ObservedSite.StartAsync("shop", _receiver.Target, static context =>
        {
            context.Response.StatusCode = int.Parse(context.Request.Path.Value![1..], CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        }))
        {
            foreach (var code in codes)
            {
                await site.GetAsync($"/{code}");
            }
        }

        Assert.Equal([("200", 2), ("404", 1), ("500", 1)], Durations("shop").Order());
    }

    [Fact]
    public async Task Load_balancers_of_one_process_are_told_apart()
    {
        await using (var shop = await ObservedSite.StartAsync("shop", _receiver.Target, s_answer))
        await using (var blog = await ObservedSite.StartAsync("blog", _receiver.Target, s_answer))
        {
            await shop.GetAsync("/shop");
            await blog.GetAsync("/blog");
            await blog.GetAsync("/blog");
        }

        Assert.Equal([("200", 1)], Durations("shop"));
        Assert.Equal([("200", 2)], Durations("blog"));
        Assert.Equal((3, 6), (_receiver.Spans.Count(s => s.Service == "shop"), _receiver.Spans.Count(s => s.Service == "blog")));
        Assert.All(_receiver.Spans.Where(s => s.Name.StartsWith("GET /", StringComparison.Ordinal)), s => Assert.Equal($"GET /{s.Service}", s.Name));
    }

    [Fact]
    public async Task A_request_that_a_second_replica_answers_is_counted()
    {
        await using (var site = await ObservedSite.StartAsync("shop", _receiver.Target, Broken, Broken, s_answer))
        {
            // Each is chosen in turn: one of two requests in a row meets a broken one at least.
            await site.GetAsync("/");
            await site.GetAsync("/");
        }

        var retries = _receiver.Points.Last(p => p.Metric == "load_balancer.retries");
        Assert.Equal(("shop", "{request}", "counter"), (retries.Service, retries.Unit, retries.Kind));
        Assert.InRange(retries.Value, 1, 2);
    }

    [Fact]
    public async Task A_visitor_who_does_not_wait_is_no_error_of_the_site()
    {
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var (entered, left) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using (var site = await ObservedSite.StartAsync("shop", _receiver.Target, async context =>
        {
            context.RequestAborted.Register(left.SetResult);
            entered.SetResult();
            await left.Task;
        }))
        {
            var asking = site.Client.GetAsync(new Uri("/", UriKind.Relative), impatient.Token);
            await entered.Task.WaitAsync(Ct);
            await impatient.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
            await left.Task.WaitAsync(Ct);
        }

        Assert.Equal([("499", 1)], Durations("shop"));
    }

    private static Task Broken(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    // What was sent last has counted all.
    private IEnumerable<(string Status, int Count)> Durations(string service) =>
        from point in _receiver.Points
        where point.Service == service && point.Metric == "http.server.request.duration"
        group point by point.Attributes["http.response.status_code"] into same
        select (same.Key, (int)same.Last().Value);
}
