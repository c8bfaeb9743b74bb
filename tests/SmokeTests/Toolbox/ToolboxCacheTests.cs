using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.Redis;
using WpAspire.SmokeTests.WordPress;

namespace WpAspire.SmokeTests.Toolbox;

/// <summary>A toolbox beside a site whose object cache is in Redis: what it changes, the site shows.</summary>
[Collection<SiteWithRedisTests>]
public sealed class ToolboxCacheTests(SiteWithRedis site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_changed_in_the_toolbox_the_site_shows_at_once()
    {
        await using var toolbox = await StartAsync(site.RedisHost);
        await site.First.EvaluateAsync("return get_option( 'blogname' );", Cancellation);

        await WpAsync(toolbox, "option", "update", "blogname", "From the toolbox");
        Assert.Equal("\"From the toolbox\"", (await site.First.EvaluateAsync("return get_option( 'blogname' );", Cancellation)).GetRawText());

        await WpAsync(toolbox, "search-replace", "From the toolbox", "Replaced");
        Assert.Equal("\"Replaced\"", (await site.First.EvaluateAsync("return get_option( 'blogname' );", Cancellation)).GetRawText());
    }

    [Fact]
    public async Task A_flush_is_for_the_site_too()
    {
        await using var toolbox = await StartAsync(site.RedisHost);
        await site.First.EvaluateAsync("wp_cache_set( 'key', 1, 'toolbox' );", Cancellation);

        Assert.Equal("Success: The cache was flushed.\n", await WpAsync(toolbox, "cache", "flush"));
        Assert.Equal("false", (await site.First.EvaluateAsync("return wp_cache_get( 'key', 'toolbox' );", Cancellation)).GetRawText());
    }

    [Fact]
    public async Task A_flush_that_does_not_reach_Redis_is_no_success()
    {
        await using var toolbox = await StartAsync("no-such-host");

        var result = await DockerCli.TryAsync(["exec", toolbox.Id, "wp", "cache", "flush"], Cancellation);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Error: the object cache can not be reached.", result.Error, StringComparison.Ordinal);
    }

    private async Task<RunningToolbox> StartAsync(string redis)
    {
        var database = site.Database;
        var id = await DockerCli.RunAsync(
            ["run", "--detach", TestRun.LabelArgument, "--read-only", "--tmpfs=/tmp", "--cap-drop=ALL", "--network=" + site.Assembly.Network.Name,
             "--env=WORDPRESS_DB_HOST=" + SmokeTestAssembly.DatabaseHost, "--env=WORDPRESS_DB_NAME=" + database.Name, "--env=WORDPRESS_DB_USER=" + database.User,
             "--env=WORDPRESS_DB_PASSWORD=" + database.Password, "--env=WP_ENVIRONMENT_TYPE=local",
             "--env=WORDPRESS_CACHE_REDIS_HOST=" + redis, "--env=WORDPRESS_CACHE_REDIS_PASSWORD=" + RedisBuilder.DefaultPassword, site.Assembly.Images.Toolbox],
            Cancellation);
        return new(id.Trim());
    }

    private static Task<string> WpAsync(RunningToolbox toolbox, params string[] command) => DockerCli.RunAsync(["exec", toolbox.Id, "wp", .. command], Cancellation);

    private sealed record RunningToolbox(string Id) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await DockerCli.TryAsync(["rm", "--force", Id], CancellationToken.None);
    }
}
