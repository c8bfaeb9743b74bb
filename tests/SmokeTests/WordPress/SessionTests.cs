using System.Net;
using System.Text.Json;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.Redis;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>PHP's sessions, as plugins use them, over two instances of a site.</summary>
[Collection<SiteWithRedisTests>]
public sealed class SessionTests(SiteWithRedis site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_goes_on_at_the_other_instance()
    {
        var cookies = new CookieContainer();

        Assert.Equal(1, await VisitAsync(site.First, cookies));
        Assert.Equal(2, await VisitAsync(site.Second, cookies));
        Assert.Equal(3, await VisitAsync(site.First, cookies));
        Assert.Equal(1, await VisitAsync(site.Second, new CookieContainer()));
    }

    [Fact]
    public async Task Requests_of_one_session_at_once_lose_nothing()
    {
        var cookies = new CookieContainer();
        await VisitAsync(site.First, cookies);

        var visits = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => VisitAsync(i % 2 == 0 ? site.First : site.Second, cookies)));

        Assert.Equal(Enumerable.Range(2, 20), visits.Order());
    }

    [Fact]
    public async Task Sessions_are_kept_under_the_sites_name_for_as_long_as_PHP_says()
    {
        await VisitAsync(site.First, new CookieContainer());

        var keys = await site.Redis.GetKeysAsync($"{site.Database.Name}/wp_:session:*");
        Assert.NotEmpty(keys);
        Assert.InRange((long)await site.Redis.ExecuteAsync("TTL", keys[0]), 1, 1440);
    }

    [Fact]
    public async Task The_password_is_in_a_file_for_the_site_alone_and_in_no_argument()
    {
        Assert.Equal("600", await site.First.RunAsync(Cancellation, "stat", "-c", "%a", "/tmp/wordpress/sessions.conf"));
        Assert.Equal("700", await site.First.RunAsync(Cancellation, "stat", "-c", "%a", "/tmp/wordpress"));

        var processes = await DockerCli.RunAsync(["top", site.First.Id, "-eo", "pid,args"], Cancellation);
        Assert.Contains("php-fpm", processes, StringComparison.Ordinal);
        Assert.DoesNotContain(RedisBuilder.DefaultPassword, processes, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(RedisBuilder.DefaultPassword), processes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_password_and_any_prefix_will_do_also_from_files()
    {
        const string host = "redis-with-a-password";
        const string password = """p'a"s\s`w$ö%r_d&x=[y] #;+- ${x} """;
        await using var redis = site.CreateRedis(host).WithPassword(password).Build();
        await redis.StartAsync(Cancellation);
        await using var wordpress = site.CreateSite(site.Database, host)
            .WithSecret("/run/secrets/redis", password + "\n")
            .WithEnvironment("WORDPRESS_SESSION_REDIS_PASSWORD_FILE", "/run/secrets/redis")
            .WithEnvironment("WORDPRESS_CACHE_REDIS_PASSWORD_FILE", "/run/secrets/redis")
            .WithEnvironment("WORDPRESS_SESSION_REDIS_PREFIX", "a & b%")
            .WithEnvironment("WORDPRESS_CACHE_REDIS_PREFIX", "a & b%")
            .Build();
        await wordpress.StartAsync(Cancellation);

        var cookies = new CookieContainer();
        await VisitAsync(wordpress, cookies);
        Assert.Equal(2, await VisitAsync(wordpress, cookies));
        Assert.Single(await redis.GetKeysAsync("a & b%:session:*"));
        Assert.NotEmpty(await redis.GetKeysAsync("a & b%:cache:*"));
    }

    [Fact]
    public async Task Without_Redis_pages_come_and_have_no_session()
    {
        await using var wordpress = site.CreateSite(site.Database, "no-such-host").Build();
        await wordpress.StartAsync(Cancellation);

        using var client = wordpress.CreateClient();
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri("/session.php", UriKind.Relative), Cancellation));
        Assert.False(answer.RootElement.GetProperty("session").GetBoolean());
    }

    /// <summary>How many visits the session has seen, this one included.</summary>
    private static async Task<int> VisitAsync(WordPressContainer instance, CookieContainer cookies)
    {
        using var client = instance.CreateClient(cookies);
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri("/session.php", UriKind.Relative), Cancellation));
        Assert.True(answer.RootElement.GetProperty("session").GetBoolean());
        return answer.RootElement.GetProperty("visits").GetInt32();
    }
}
