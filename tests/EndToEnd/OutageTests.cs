using System.Net;
using System.Text.Json;
using WpAspire.Hosting;
using WpAspire.Hosting.ApplicationModel;
using WpAspire.Hosting.Testing;
using WpAspire.TestAppHost;

namespace WpAspire.EndToEnd;

/// <summary>
/// What a site on three replicas does while something that it needs is stopped. Run inside the test, where single
/// resources can be stopped and started.
/// </summary>
public sealed class OutageTests : IAsyncDisposable
{
    private readonly string _site = $"t{Guid.NewGuid().ToString("N")[..10]}";

    public OutageTests() => Environment.SetEnvironmentVariable("SCENARIO", "cluster");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_Redis_is_stopped_pages_come_and_when_it_is_back_the_replicas_use_it_again()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<TestAppHostEntryPoint>(["--name", _site], Ct);
        await using var app = await StartAsync(builder);
        using var visitor = app.CreateHttpClient("wordpress", "http");
        var startedAt = await StartedAtAsync();
        Assert.Equal(1, (await VisitAsync(visitor)).Count);
        Assert.Equal(2, (await VisitAsync(visitor)).Count);

        await using (var load = Load.Begin(visitor.BaseAddress!, visitors: 2, Load.Get))
        {
            await load.GoOnAsync(10);
            await Task.WhenAll(CommandAsync(app, "cache", KnownResourceCommands.StopCommand), CommandAsync(app, "sessions", KnownResourceCommands.StopCommand));
            await load.GoOnAsync(30);
            for (var i = 0; i < 3; i++)
            {
                // The page comes, and its session begins anew with each.
                Assert.Equal(1, (await VisitAsync(visitor)).Count);
            }

            await Task.WhenAll(CommandAsync(app, "cache", KnownResourceCommands.StartCommand), CommandAsync(app, "sessions", KnownResourceCommands.StartCommand));
            await load.GoOnAsync(10);
            await load.EndWithoutFailureAsync();
        }

        var seen = new HashSet<string>();
        Visit last;
        do
        {
            last = await VisitAsync(visitor);
            seen.Add(last.Replica);
        }
        while (last.Count < 4 || seen.Count < 3 || !(await KeysAsync("cache")).Contains("wordpress:cache:options::alloptions", StringComparison.Ordinal));

        Assert.Equal(startedAt, await StartedAtAsync());
    }

    [Fact]
    public async Task While_the_database_is_stopped_visitors_are_told_to_come_again_and_afterwards_everything_is_as_before()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<TestAppHostEntryPoint>(["--name", _site], Ct);
        await using var app = await StartAsync(builder);
        using var visitor = app.CreateHttpClient("wordpress", "http");
        var startedAt = await StartedAtAsync();
        Assert.Equal(1, (await VisitAsync(visitor)).Count);

        await CommandAsync(app, "mariadb", KnownResourceCommands.StopCommand);
        foreach (var path in new[] { "/", "/", "/", "/wp-admin/", "/wp-json/", Visits.Path })
        {
            using var away = await visitor.GetAsync(new Uri(path, UriKind.Relative), Ct);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            Assert.NotNull(away.Headers.RetryAfter);
            Assert.Contains("can not reach its database", await away.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }

        await CommandAsync(app, "mariadb", KnownResourceCommands.StartCommand);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("mariadb", Ct).WaitAsync(TimeSpan.FromMinutes(1), Ct);
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains("Hello world!", await visitor.GetStringAsync(new Uri("/", UriKind.Relative), Ct), StringComparison.Ordinal);
        }

        Assert.Equal(2, (await VisitAsync(visitor)).Count);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("wordpress", Ct).WaitAsync(TimeSpan.FromMinutes(1), Ct);
        Assert.Equal(startedAt, await StartedAtAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("SCENARIO", null);
        foreach (var volume in await Docker.VolumesAsync(_site))
        {
            await Docker.RunAsync("volume", "rm", volume);
        }
    }

    private async Task<DistributedApplication> StartAsync(IDistributedApplicationTestingBuilder builder)
    {
        var app = await builder.BuildAsync(Ct);
        await app.StartAsync(Ct);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("wordpress", Ct).WaitAsync(TimeSpan.FromMinutes(3), Ct);
        await Visits.InstallAsync((await Docker.ReplicasAsync(_site, "wordpress"))[0]);
        return app;
    }

    private static async Task CommandAsync(DistributedApplication app, string resource, string command)
    {
        var result = await app.ResourceCommands.ExecuteCommandAsync(resource, command, Ct);
        Assert.True(result.Success, result.Message);
    }

    private static async Task<Visit> VisitAsync(HttpClient visitor) =>
        Visits.Read(JsonDocument.Parse(await visitor.GetStringAsync(new Uri(Visits.Path, UriKind.Relative), Ct)).RootElement);

    private async Task<string[]> StartedAtAsync() => await Task.WhenAll((await Docker.ReplicasAsync(_site, "wordpress")).Select(Docker.StartedAtAsync));

    // The container's own environment has the password.
    private async Task<string> KeysAsync(string redis) => await Docker.RunAsync(
        "exec", await Docker.ContainerAsync(_site, redis), "sh", "-c", "REDISCLI_AUTH=\"$REDIS_PASSWORD\" redis-cli keys '*'");
}
