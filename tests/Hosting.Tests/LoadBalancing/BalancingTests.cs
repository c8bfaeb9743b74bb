using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace WpAspire.Hosting.Tests.LoadBalancing;

/// <summary>Which replica gets a request.</summary>
public class BalancingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_that_come_one_by_one_go_to_each_replica_in_turn()
    {
        await using var site = await BalancedSite.StartAsync();
        await using var one = await Replica.StartAsync("one");
        await using var two = await Replica.StartAsync("two");
        await using var three = await Replica.StartAsync("three");
        await site.AddAsync(one);
        await site.AddAsync(two);
        await site.AddAsync(three);

        for (var i = 0; i < 30; i++)
        {
            await site.GetAsync();
        }

        Assert.Equal((10, 10, 10), (one.Requests, two.Requests, three.Requests));
    }

    [Fact]
    public async Task A_busy_replica_gets_no_request_while_another_has_none()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var site = await BalancedSite.StartAsync();
        await using var busy = await Replica.StartAsync("busy", async context =>
        {
            await release.Task;
            await context.Response.WriteAsync("late", Ct);
        });
        await site.AddAsync(busy);
        var waiting = site.GetAsync();
        await WaitUntilAsync(() => busy.Requests == 1);

        await using var idle = await Replica.StartAsync("idle");
        await site.AddAsync(idle);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("idle", await site.GetAsync());
        }

        release.SetResult();
        Assert.Equal("late", await waiting);
        Assert.Equal(1, busy.Requests);
    }

    [Fact]
    public async Task A_GET_that_meets_a_dead_replica_is_answered_by_another()
    {
        await using var site = await BalancedSite.StartAsync();
        await using var alive = await Replica.StartAsync("alive");
        await using var dying = await Replica.StartAsync("dying");
        await site.AddAsync(alive);
        await site.AddAsync(dying);
        await site.GetAsync();
        await site.GetAsync();

        await dying.KillAsync();
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("alive", await site.GetAsync());
        }
    }

    [Fact]
    public async Task A_GET_that_a_replica_breaks_off_is_asked_once_more_and_a_POST_is_not()
    {
        await using var site = await BalancedSite.StartAsync();
        await using var breaking = await Replica.StartAsync("breaking", static context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var alive = await Replica.StartAsync("alive");
        await site.AddAsync(breaking);
        using var failed = await site.Client.PostAsync(new Uri("/", UriKind.Relative), new StringContent("order"), Ct);
        await site.AddAsync(alive);

        Assert.Equal(HttpStatusCode.BadGateway, failed.StatusCode);
        Assert.Contains("is not known", await failed.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal("alive", await site.GetAsync());
        Assert.Equal("alive", await site.GetAsync());
        Assert.Equal(0, alive.Requests - 2);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task A_request_without_a_body_that_changes_something_is_asked_once_however_its_connection_ends(string method)
    {
        await using var site = await BalancedSite.StartAsync();
        await using var ending = new EndingReplica();
        await site.AddAsync("ending", ending.Address);
        Assert.Equal("well", await site.GetAsync());

        // A client of .NET would say how long the body of a POST is that it has none of.
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, site.Balancer.Listeners[0].Port, Ct);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{method} /order/5 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), Ct);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(Ct);

        Assert.StartsWith("HTTP/1.1 502 ", answer, StringComparison.Ordinal);
        Assert.Equal([$"{method} /order/5"], ending.Broken);
    }

    [Fact]
    public async Task A_POST_that_never_left_goes_to_another_replica()
    {
        await using var site = await BalancedSite.StartAsync();
        await site.AddAsync("gone", new Uri($"http://127.0.0.1:{BalancedSite.FreePort()}"));
        await using var alive = await Replica.StartAsync("alive", static async context => await context.Request.Body.CopyToAsync(context.Response.Body));
        await site.AddAsync(alive);

        for (var i = 0; i < 4; i++)
        {
            using var answer = await site.Client.PostAsync(new Uri("/", UriKind.Relative), new StringContent($"order {i}"), Ct);
            Assert.Equal($"order {i}", await answer.Content.ReadAsStringAsync(Ct));
        }
    }

    [Fact]
    public async Task A_replica_that_says_it_is_not_alive_gets_no_more_requests_until_it_is()
    {
        var isAlive = false;
        await using var site = await BalancedSite.StartAsync(new EndpointProbeAnnotation
        {
            Type = ProbeType.Liveness,
            EndpointReference = new EndpointReference(new ContainerResource("shop"), "http"),
            Path = "/alive",
            PeriodSeconds = 1,
            TimeoutSeconds = 1,
            FailureThreshold = 1,
        });
        await using var well = await Replica.StartAsync("well");
        await using var ill = await Replica.StartAsync("ill", context =>
        {
            context.Response.StatusCode = context.Request.Path == "/alive" && !isAlive ? 500 : 200;
            return context.Response.WriteAsync("ill", Ct);
        });
        await site.AddAsync(well);
        await site.AddAsync(ill);

        // Two in a row go to both while both count as well.
        await WaitUntilAsync(async () => await site.GetAsync() == "well" && await site.GetAsync() == "well");
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("well", await site.GetAsync());
        }

        isAlive = true;
        await WaitUntilAsync(async () => await site.GetAsync() == "ill");
    }

    [Fact]
    public async Task With_no_replica_that_is_known_to_be_well_any_is_asked()
    {
        await using var site = await BalancedSite.StartAsync();
        var fail = true;
        await using var only = await Replica.StartAsync("only", async context =>
        {
            if (fail)
            {
                context.Abort();
                return;
            }

            await context.Response.WriteAsync("only", Ct);
        });
        await site.AddAsync(only);
        using var failed = await site.Client.GetAsync(new Uri("/", UriKind.Relative), Ct);

        fail = false;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.Equal("only", await site.GetAsync());
    }

    private static Task WaitUntilAsync(Func<bool> condition) => WaitUntilAsync(() => Task.FromResult(condition()));

    private static async Task WaitUntilAsync(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
