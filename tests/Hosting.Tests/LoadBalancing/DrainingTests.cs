using System.Net;
using Microsoft.AspNetCore.Http;

namespace WpAspire.Hosting.Tests.LoadBalancing;

/// <summary>What happens to requests when replicas come and go.</summary>
public class DrainingTests
{
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(1);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_there_is_no_replica_a_page_says_so_and_when_to_come_again()
    {
        await using var site = await BalancedSite.StartAsync();

        using var answer = await site.Client.GetAsync(new Uri("/", UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<h1>shop is not available</h1>", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replica_that_leaves_ends_its_requests_first_and_gets_no_new_ones()
    {
        var (entered, release) = (NewSource(), NewSource());
        await using var site = await BalancedSite.StartAsync();
        await using var leaving = await Replica.StartAsync("leaving", Slow("leaving", entered, release));
        await using var staying = await Replica.StartAsync("staying");
        await site.AddAsync(leaving);
        var inFlight = site.GetAsync();
        await entered.Task.WaitAsync(Ct);
        await site.AddAsync(staying);

        var draining = site.Balancer.DrainAsync("leaving", s_long, Ct);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("staying", await site.GetAsync());
        }

        Assert.False(draining.IsCompleted);
        release.SetResult();
        await draining;
        Assert.Equal("leaving", await inFlight);
        Assert.Equal(1, leaving.Requests);
    }

    [Fact]
    public async Task A_request_that_does_not_end_is_waited_for_as_long_as_the_patience_lasts()
    {
        var (entered, release) = (NewSource(), NewSource());
        await using var site = await BalancedSite.StartAsync();
        await using var stuck = await Replica.StartAsync("stuck", Slow("stuck", entered, release));
        await site.AddAsync(stuck);
        var inFlight = site.GetAsync();
        await entered.Task.WaitAsync(Ct);

        await site.Balancer.DrainAsync("stuck", TimeSpan.FromMilliseconds(1), Ct);

        Assert.False(inFlight.IsCompleted);
        release.SetResult();
        await inFlight;
    }

    [Fact]
    public async Task Replicas_come_and_go_under_load_and_no_request_fails()
    {
        await using var site = await BalancedSite.StartAsync();
        await using var first = await Replica.StartAsync("first");
        await site.AddAsync(first);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var load = Enumerable.Range(0, 4).Select(async worker =>
        {
            var answered = 0;
            while (!enough.IsCancellationRequested)
            {
                using var content = new StringContent("order");
                using var answer = worker % 2 == 0 ? await site.Client.GetAsync(new Uri("/", UriKind.Relative), Ct) : await site.Client.PostAsync(new Uri("/", UriKind.Relative), content, Ct);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                answered++;
            }

            return answered;
        }).ToList();

        for (var i = 0; i < 20; i++)
        {
            await using var guest = await Replica.StartAsync($"guest {i}");
            await site.AddAsync(guest);
            await site.GetAsync();
            await site.GetAsync();
            await site.Balancer.DrainAsync(guest.Name, s_long, Ct);
        }

        await enough.CancelAsync();
        Assert.All(await Task.WhenAll(load), static answered => Assert.True(answered > 0));
    }

    [Fact]
    public async Task A_stop_answers_what_is_in_flight_and_listens_no_more()
    {
        var (entered, release) = (NewSource(), NewSource());
        await using var site = await BalancedSite.StartAsync();
        await using var slow = await Replica.StartAsync("slow", Slow("slow", entered, release));
        await site.AddAsync(slow);
        var inFlight = site.GetAsync();
        await entered.Task.WaitAsync(Ct);

        var stopping = site.Balancer.StopAsync(s_long, Ct);
        release.SetResult();
        await stopping;

        Assert.Equal("slow", await inFlight);
        await Assert.ThrowsAsync<HttpRequestException>(() => site.GetAsync());
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static RequestDelegate Slow(string name, TaskCompletionSource entered, TaskCompletionSource release) => async context =>
    {
        entered.TrySetResult();
        await release.Task;
        await context.Response.WriteAsync(name);
    };
}
