using System.Net;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.Redis;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>Redis that is away, wrong, or full: pages come all the same, and what they show is true.</summary>
public sealed class ObjectCacheOutageTests(SiteWithRedis site) : IClassFixture<SiteWithRedis>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_come_while_Redis_is_away_and_afterwards_nothing_old_is_shown()
    {
        const string host = "redis-that-goes-away";
        await using var redis = site.CreateRedis(host).Build();
        await redis.StartAsync(Cancellation);
        var database = await site.Assembly.CreateDatabaseAsync(Cancellation);
        await using var wordpress = site.CreateSite(database, host).Build();
        await wordpress.StartAsync(Cancellation);
        await wordpress.EvaluateAsync("update_option( 'blogdescription', 'before' ); return get_option( 'blogdescription' );", Cancellation);

        // It answers nothing, but keeps what it has: the worst case.
        await redis.PauseAsync(Cancellation);
        await AssertPagesComeAsync(wordpress);
        Assert.Equal("[false,\"during\"]", await RunAsync(wordpress, "update_option( 'blogdescription', 'during' ); return [ (bool) wp_using_ext_object_cache(), get_option( 'blogdescription' ) ];"));
        await redis.UnpauseAsync(Cancellation);

        await Condition.UntilAsync(async () => await RunAsync(wordpress, "return (bool) wp_using_ext_object_cache();") == "true", "the object cache is used again", Cancellation);
        Assert.Equal("\"during\"", await RunAsync(wordpress, "return get_option( 'blogdescription' );"));

        // And it is gone altogether, with its name and all that it had.
        await redis.StopAsync(Cancellation);
        await AssertPagesComeAsync(wordpress);
        await redis.StartAsync(Cancellation);
        await Condition.UntilAsync(async () => await RunAsync(wordpress, "return (bool) wp_using_ext_object_cache();") == "true", "the object cache is used again", Cancellation);

        var log = await wordpress.GetLogAsync(Cancellation);
        Assert.Equal(2, Count(log, "wordpress: the object cache can not be used"));
        Assert.Equal(2, Count(log, "wordpress: the object cache is used again."));
        Assert.DoesNotContain(RedisBuilder.DefaultPassword, log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("wp_cache_get( 'any', 'broken', true );")]
    public async Task What_a_request_changes_that_outlasts_the_outage_is_seen_by_all(string whileAway)
    {
        const string host = "redis-that-comes-back";
        await using var redis = site.CreateRedis(host).Build();
        await redis.StartAsync(Cancellation);
        await using var wordpress = site.CreateSite(await site.Assembly.CreateDatabaseAsync(Cancellation), host).Build();
        await wordpress.StartAsync(Cancellation);
        await RunAsync(wordpress, "update_option( 'blogdescription', 'before' );");

        // It loses Redis before it begins, or in its middle, and saves when others have Redis again.
        var isMiddle = whileAway.Length > 0;
        if (!isMiddle)
        {
            await redis.PauseAsync(Cancellation);
        }

        var saving = RunAsync(wordpress, $$"""
            $wait = static function ( string $for ): void { while ( ! file_exists( "/tmp/$for" ) ) { usleep( 10000 ); } };
            touch( '/tmp/begun' );
            {{(isMiddle ? "$wait( 'away' );" : "")}}
            {{whileAway}}
            touch( '/tmp/without' );
            $wait( 'back' );
            update_option( 'blogdescription', 'saved' );
            return 'done';
            """);
        await UntilThereIsAsync("begun");
        if (isMiddle)
        {
            await redis.PauseAsync(Cancellation);
            await wordpress.RunAsync(Cancellation, "touch", "/tmp/away");
        }

        await UntilThereIsAsync("without");
        await redis.UnpauseAsync(Cancellation);
        await Condition.UntilAsync(async () => await RunAsync(wordpress, "return wp_using_ext_object_cache() ? get_option( 'blogdescription' ) : '';") == "\"before\"", "the object cache is used again", Cancellation);
        await wordpress.RunAsync(Cancellation, "touch", "/tmp/back");

        Assert.Equal("\"done\"", await saving);
        Assert.Equal("[true,\"saved\"]", await RunAsync(wordpress, "return [ (bool) wp_using_ext_object_cache(), get_option( 'blogdescription' ) ];"));

        Task UntilThereIsAsync(string file) => Condition.UntilAsync(async () => (await wordpress.ExecAsync(["test", "-e", "/tmp/" + file], Cancellation)).ExitCode == 0, $"the request is at '{file}'", Cancellation);
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_of_a_request_is_made_anew()
        => Assert.Equal("""["old",true,"new",2]""", await RunAsync(site.First, Interrupted("$redis->client( 'kill', 'type', 'normal', 'skipme', 'yes' );") + """
            return [ wp_cache_get( 'old', 'broken', true ), wp_cache_set( 'new', 'new', 'broken' ), wp_cache_get( 'new', 'broken', true ), wp_cache_incr( 'count', 1, 'broken' ) ];
            """));

    [Fact]
    public async Task When_Redis_falls_silent_in_the_middle_of_a_request_the_request_goes_on_with_what_it_has()
    {
        // Longer than any operation waits.
        Assert.Equal("""["old",true,"new",true,false,true,false,false]""", await RunAsync(site.First, Interrupted("$redis->rawCommand( 'CLIENT', 'PAUSE', 10000, 'ALL' );") + """
            return [
                wp_cache_get( 'old', 'broken', true ), wp_cache_set( 'new', 'new', 'broken' ), wp_cache_get( 'new', 'broken' ), wp_cache_delete( 'new', 'broken' ),
                wp_cache_get( 'new', 'broken' ), wp_cache_add( 'new', 1, 'broken' ), wp_cache_incr( 'count', 1, 'broken' ), wp_cache_flush(),
            ];
            """));

        await Condition.UntilAsync(async () => await RunAsync(site.First, "return (bool) wp_using_ext_object_cache();") == "true", "the object cache is used again", Cancellation);
        Assert.Equal("[false,false]", await RunAsync(site.First, "return [ wp_cache_get( 'old', 'broken' ), wp_cache_get( 'new', 'broken' ) ];"));
    }

    [Fact]
    public async Task A_password_that_does_not_fit_is_told_and_pages_come()
    {
        await using var wordpress = site.CreateSite(await site.Assembly.CreateDatabaseAsync(Cancellation), site.RedisHost)
            .WithEnvironment("WORDPRESS_CACHE_REDIS_PASSWORD", "not the password").Build();
        await wordpress.StartAsync(Cancellation);

        await AssertPagesComeAsync(wordpress);
        Assert.Equal("false", await RunAsync(wordpress, "return (bool) wp_using_ext_object_cache();"));
        var log = await wordpress.GetLogAsync(Cancellation);
        Assert.Contains("the object cache can not be used (WRONGPASS", log, StringComparison.Ordinal);
        Assert.DoesNotContain("not the password", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cache_that_has_filled_a_server_of_sessions_makes_room_for_them()
    {
        const string host = "redis-that-is-small";
        await using var redis = site.CreateRedis(host).WithEnvironment("REDIS_MAXMEMORY", "16mb").Build();
        await redis.StartAsync(Cancellation);
        await using var wordpress = site.CreateSite(await site.Assembly.CreateDatabaseAsync(Cancellation), host).Build();
        await wordpress.StartAsync(Cancellation);
        var cookies = new CookieContainer();
        using var visitor = wordpress.CreateClient(cookies);
        Assert.Contains("\"visits\":1", await visitor.GetStringAsync(new Uri("/session.php", UriKind.Relative), Cancellation), StringComparison.Ordinal);

        // Twice as much as there is room for, in one request and in many.
        Assert.Equal("32", await RunAsync(wordpress, "for ( $i = 0; $i < 32; ++$i ) { $set[] = wp_cache_set( $i, str_repeat( 'x', 1 << 20 ), 'large' ); } return count( array_filter( $set ) );"));
        for (var i = 0; i < 32; i++)
        {
            Assert.Equal("true", await RunAsync(wordpress, $"return wp_cache_set( 'more{i}', str_repeat( 'x', 1 << 20 ), 'large' );"));
        }

        Assert.Equal("true", await RunAsync(wordpress, "return (bool) wp_using_ext_object_cache();"));
        Assert.Contains("\"visits\":2", await visitor.GetStringAsync(new Uri("/session.php", UriKind.Relative), Cancellation), StringComparison.Ordinal);
        await AssertPagesComeAsync(wordpress);
    }

    private static async Task AssertPagesComeAsync(WordPressContainer wordpress)
    {
        foreach (var path in new[] { "/", "/sample-page/", "/wp-login.php", "/wp-json/wp/v2/posts", "/readyz" })
        {
            using var response = await wordpress.GetAsync(path, Cancellation);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode}");
        }
    }

    /// <summary>Two entries, and then something that happens to the server by way of a connection of its own.</summary>
    private static string Interrupted(string happens) => $"""
        wp_cache_set( 'old', 'old', 'broken' );
        wp_cache_set( 'count', 1, 'broken' );
        $redis = new Redis();
        $redis->connect( getenv( 'WORDPRESS_CACHE_REDIS_HOST' ), 6379, 1 );
        $redis->auth( getenv( 'WORDPRESS_CACHE_REDIS_PASSWORD' ) );
        {happens}

        """;

    private static int Count(string log, string sentence) => log.Split('\n').Count(line => line.Contains(sentence, StringComparison.Ordinal));

    private static async Task<string> RunAsync(WordPressContainer wordpress, string php) => (await wordpress.EvaluateAsync(php, Cancellation)).GetRawText();
}
