namespace WpAspire.SmokeTests.WordPress;

/// <summary>The object cache of a network of sites, and of sites that share a server.</summary>
[Collection<SiteWithRedisTests>]
public sealed class ObjectCacheNetworkTests(SiteWithRedis site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_site_of_a_network_has_its_own_entries_and_shares_those_of_global_groups()
    {
        // Any other host is not one of the network's.
        const string Host = "example.com";
        var database = await site.Assembly.CreateDatabaseAsync(Cancellation);
        await using (var single = site.CreateSite(database, site.RedisHost).WithEnvironment("WP_HOME", "http://example.com").Build())
        {
            await single.StartAsync(Cancellation);
            await single.EvaluateAsync(
                """
                foreach ( $wpdb->tables( 'ms_global' ) as $name => $table ) { $wpdb->$name = $table; }
                require_once ABSPATH . 'wp-admin/includes/upgrade.php';
                install_network();
                return true === populate_network( 1, 'example.com', 'admin@example.com', 'Network', '/', false );
                """, Cancellation);
        }

        await using var network = site.CreateSite(database, site.RedisHost)
            .WithEnvironment("WP_HOME", "http://example.com")
            .WithEnvironment("WORDPRESS_CONFIG_EXTRA",
                "define('WP_HTTP_BLOCK_EXTERNAL', true); define('MULTISITE', true); define('SUBDOMAIN_INSTALL', false); define('DOMAIN_CURRENT_SITE', 'example.com');"
                + "define('PATH_CURRENT_SITE', '/'); define('SITE_ID_CURRENT_SITE', 1); define('BLOG_ID_CURRENT_SITE', 1);")
            .Build();
        await network.StartAsync(Cancellation);

        Assert.Equal("2", (await network.EvaluateAsync("return wp_insert_site( [ 'domain' => 'example.com', 'path' => '/two/', 'title' => 'Two', 'user_id' => 1 ] );", Cancellation, Host)).GetRawText());
        await network.EvaluateAsync(
            """
            wp_cache_set( 'key', 'one', 'network' );
            wp_cache_set( 'key', 'of one', 'users' );
            switch_to_blog( 2 );
            wp_cache_set( 'key', 'two', 'network' );
            """, Cancellation, Host);

        Assert.Equal("""["one","of one","two","of one","Smoke test","Two"]""", (await network.EvaluateAsync(
            """
            $before = [ wp_cache_get( 'key', 'network' ), wp_cache_get( 'key', 'users' ) ];
            $name = get_option( 'blogname' );
            switch_to_blog( 2 );
            return [ ...$before, wp_cache_get( 'key', 'network' ), wp_cache_get( 'key', 'users' ), $name, get_option( 'blogname' ) ];
            """, Cancellation, Host)).GetRawText());
        Assert.Equal("[true,false,false]", (await network.EvaluateAsync(
            """
            $done = wp_cache_flush_group( 'network' );
            $here = wp_cache_get( 'key', 'network' );
            switch_to_blog( 2 );
            return [ $done, $here, wp_cache_get( 'key', 'network' ) ];
            """, Cancellation, Host)).GetRawText());
    }

    [Fact]
    public async Task A_flush_leaves_other_sites_and_all_sessions_alone()
    {
        // Its prefix begins like the other's, and has a character that could mean more than itself.
        await using var neighbour = site.CreateSite(await site.Assembly.CreateDatabaseAsync(Cancellation), site.RedisHost)
            .WithEnvironment("WORDPRESS_CACHE_REDIS_PREFIX", "neighbour*").Build();
        await using var other = site.CreateSite(await site.Assembly.CreateDatabaseAsync(Cancellation), site.RedisHost)
            .WithEnvironment("WORDPRESS_CACHE_REDIS_PREFIX", "neighbours").Build();
        await Task.WhenAll(neighbour.StartAsync(Cancellation), other.StartAsync(Cancellation));
        await neighbour.EvaluateAsync("wp_cache_set( 'key', 'the neighbour', 'shared' );", Cancellation);
        await other.EvaluateAsync("wp_cache_set( 'key', 'the other', 'shared' );", Cancellation);
        (await other.GetAsync("/session.php", Cancellation)).Dispose();

        Assert.Equal("true", (await neighbour.EvaluateAsync("return wp_cache_flush();", Cancellation)).GetRawText());

        Assert.Empty(await site.Redis.GetKeysAsync(@"neighbour\*:cache:shared:*"));
        Assert.Equal("\"the other\"", (await other.EvaluateAsync("return wp_cache_get( 'key', 'shared' );", Cancellation)).GetRawText());
        Assert.NotEmpty(await site.Redis.GetKeysAsync("*:session:*"));
    }

    [Fact]
    public async Task Without_a_prefix_it_is_the_name_of_the_database_and_its_tables()
    {
        await site.First.EvaluateAsync("wp_cache_set( 'key', 1, 'prefix' );", Cancellation);
        Assert.Equal([$"{site.Database.Name}/wp_:cache:prefix::key"], await site.Redis.GetKeysAsync("*:prefix:*"));
    }
}
