using System.Net;
using System.Text.Json;

namespace WpAspire.EndToEnd;

/// <summary>What a site on three replicas does while something that it needs is stopped.</summary>
[Collection(SharedCluster.Name)]
public sealed class OutageTests(Cluster cluster)
{
    private Site Site => cluster.Site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_Redis_is_stopped_pages_come_and_when_it_is_back_the_replicas_use_it_again()
    {
        await Site.HealthyAsync("wordpress");
        using var visitor = Visitor();
        var startedAt = await StartedAtAsync();
        Assert.Equal(1, (await VisitAsync(visitor)).Count);
        Assert.Equal(2, (await VisitAsync(visitor)).Count);

        await using (var load = Load.Begin(Site.Address(), visitors: 2, Load.Get))
        {
            await load.GoOnAsync(10);
            await Task.WhenAll(Site.SucceedAsync("cache", KnownResourceCommands.StopCommand), Site.SucceedAsync("sessions", KnownResourceCommands.StopCommand));
            await load.GoOnAsync(30);
            for (var i = 0; i < 3; i++)
            {
                // The page comes, and its session begins anew with each.
                Assert.Equal(1, (await VisitAsync(visitor)).Count);
            }

            await Task.WhenAll(Site.SucceedAsync("cache", KnownResourceCommands.StartCommand), Site.SucceedAsync("sessions", KnownResourceCommands.StartCommand));
            await load.GoOnAsync(10);
            await load.EndWithoutFailureAsync();
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Site.Patience);
        var seen = new HashSet<string>();
        Visit last;
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            last = await VisitAsync(visitor);
            seen.Add(last.Replica);
        }
        while (last.Count < 4 || seen.Count < 3 || !(await KeysAsync("cache")).Contains("wordpress:cache:options::alloptions", StringComparison.Ordinal));

        Assert.Equal(startedAt, await StartedAtAsync());
    }

    [Fact]
    public async Task While_the_database_is_stopped_visitors_are_told_to_come_again_and_afterwards_everything_is_as_before()
    {
        await Site.HealthyAsync("wordpress");
        using var visitor = Visitor();
        var startedAt = await StartedAtAsync();
        Assert.Equal(1, (await VisitAsync(visitor)).Count);

        await Site.SucceedAsync("mariadb", KnownResourceCommands.StopCommand);
        foreach (var path in new[] { "/", "/", "/", "/wp-admin/", "/wp-json/", Visits.Path })
        {
            using var away = await visitor.GetAsync(new Uri(path, UriKind.Relative), Ct);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            Assert.NotNull(away.Headers.RetryAfter);
            Assert.Contains("can not reach its database", await away.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }

        await Site.SucceedAsync("mariadb", KnownResourceCommands.StartCommand);
        await Site.HealthyAsync("mariadb");
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains("Hello world!", await visitor.GetStringAsync(new Uri("/?p=1", UriKind.Relative), Ct), StringComparison.Ordinal);
        }

        Assert.Equal(2, (await VisitAsync(visitor)).Count);
        await Site.HealthyAsync("wordpress");
        Assert.Equal(startedAt, await StartedAtAsync());
    }

    [Fact]
    public async Task A_database_that_dies_is_started_again_and_the_site_recovers_by_itself()
    {
        await Site.HealthyAsync("wordpress");
        using var visitor = Visitor();
        var replicas = await StartedAtAsync();
        var database = await Site.ContainerAsync("mariadb");
        var startedAt = await Docker.StartedAtAsync(database);

        await Docker.CrashAsync(database);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Site.Patience);
        HttpStatusCode status;
        do
        {
            using var answer = await visitor.GetAsync(new Uri("/", UriKind.Relative), patience.Token);
            status = answer.StatusCode;
            Assert.True(status == HttpStatusCode.OK || (status == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is not null), $"{(int)status}");
        }
        while (status != HttpStatusCode.OK || await Docker.StartedAtAsync(database) == startedAt);

        await Site.HealthyAsync("mariadb");
        await Site.HealthyAsync("wordpress");
        Assert.Equal(replicas, await StartedAtAsync());
    }

    private HttpClient Visitor() => new(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = Site.Address() };

    private static async Task<Visit> VisitAsync(HttpClient visitor) =>
        Visits.Read(JsonDocument.Parse(await visitor.GetStringAsync(new Uri(Visits.Path, UriKind.Relative), Ct)).RootElement);

    private async Task<string[]> StartedAtAsync() => await Task.WhenAll((await Site.ReplicasAsync("wordpress")).Select(Docker.StartedAtAsync));

    // The container's own environment has the password.
    private async Task<string> KeysAsync(string redis) =>
        await Docker.ExecAsync(await Site.ContainerAsync(redis), "sh", "-c", "REDISCLI_AUTH=\"$REDIS_PASSWORD\" redis-cli keys '*'");
}
