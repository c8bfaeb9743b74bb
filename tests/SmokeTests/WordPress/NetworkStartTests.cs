using System.Net;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>What becomes of a database when its site is started as a network, with another address, or in another mode.</summary>
public sealed class NetworkStartTests(SmokeTestAssembly assembly)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_that_is_there_becomes_the_main_one_and_keeps_its_addresses_and_moves_with_its_network()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using (var single = Create(database, "http://localhost:8196"))
        {
            await single.StartAsync(Cancellation);
        }

        await using (var network = Create(database, "http://localhost:8196", "subdirectories"))
        {
            await network.StartAsync(Cancellation);
            Assert.Contains("the site is the main one of a network of subdirectories now.", await network.GetLogAsync(Cancellation), StringComparison.Ordinal);
            Assert.Equal("/%year%/%monthnum%/%day%/%postname%/", await database.ScalarAsync<string>("SELECT option_value FROM wp_options WHERE option_name = 'permalink_structure'", Cancellation));
            Assert.Equal("""a:1:{i:0;s:5:"admin";}""", await database.ScalarAsync<string>("SELECT meta_value FROM wp_sitemeta WHERE meta_key = 'site_admins'", Cancellation));
            await network.RunAsync(Cancellation, "php8.4", "-r", AddSites);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(network, "localhost:8196", "/team/wp-login.php"));
            Assert.DoesNotContain("PHP Warning", await network.GetLogAsync(Cancellation), StringComparison.Ordinal);
        }

        // Another port, a path, and HTTPS.
        await using (var moved = Create(database, "https://example.test:8443/blog", "subdirectories"))
        {
            await moved.StartAsync(Cancellation);
            Assert.Contains("the network has moved from localhost:8196/ to https://example.test:8443/blog, and 2 of its sites with it.", await moved.GetLogAsync(Cancellation), StringComparison.Ordinal);
            Assert.Equal("example.test:8443/blog/ example.test:8443/blog/team/ shop.example/", await database.ScalarAsync<string>("SELECT GROUP_CONCAT(domain, path ORDER BY blog_id SEPARATOR ' ') FROM wp_blogs", Cancellation));
            Assert.Equal("https://example.test:8443/blog", await database.ScalarAsync<string>("SELECT option_value FROM wp_options WHERE option_name = 'home'", Cancellation));
            Assert.Equal("https://example.test:8443/blog/team", await database.ScalarAsync<string>("SELECT option_value FROM wp_2_options WHERE option_name = 'siteurl'", Cancellation));
            Assert.Equal("http://shop.example", await database.ScalarAsync<string>("SELECT option_value FROM wp_3_options WHERE option_name = 'home'", Cancellation));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(moved, "example.test:8443", "/blog/team/wp-login.php"));
        }

        // The other mode would make nonsense of the addresses.
        var refused = await RunAsync(database, "WORDPRESS_MULTISITE=subdomains", "WP_HOME=https://example.test:8443");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("WORDPRESS_MULTISITE is \"subdomains\", and the network of 3 sites in the database was made with \"subdirectories\"", refused.Error, StringComparison.Ordinal);

        await using var alone = Create(database, "http://localhost:8196");
        await alone.StartAsync(Cancellation);
        Assert.Contains("the database holds a network of 3 sites, of which only the main one is served: WORDPRESS_MULTISITE is not set.", await alone.GetLogAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_containers_that_start_at_once_one_makes_the_network()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        WordPressContainer[] replicas = [.. Enumerable.Range(0, 2).Select(_ => Create(database, "http://localhost:8196", "subdomains"))];
        await Task.WhenAll(replicas.Select(replica => replica.StartAsync(Cancellation)));

        Assert.Equal(1, await database.ScalarAsync<int>("SELECT COUNT(*) FROM wp_blogs", Cancellation));
        Assert.Equal(1, await database.ScalarAsync<int>("SELECT COUNT(*) FROM wp_sitemeta WHERE meta_key = 'site_admins'", Cancellation));
        foreach (var replica in replicas)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(replica, "localhost:8196", "/"));
            await replica.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("WORDPRESS_MULTISITE is subdirectories, and WP_HOME, the address of the network's main site, is not set", "WORDPRESS_MULTISITE=subdirectories")]
    [InlineData("below an address in numbers there are no subdomains", "WORDPRESS_MULTISITE=subdomains", "WP_HOME=http://192.0.2.1:8080")]
    [InlineData("the main site of such a network has no path", "WORDPRESS_MULTISITE=subdomains", "WP_HOME=https://example.com/blog")]
    public async Task A_network_that_can_not_be_is_refused_in_one_sentence(string sentence, params string[] settings)
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        var result = await RunAsync(database, settings);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(sentence, Assert.Single(result.Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private const string AddSites =
        """
        require '/usr/local/lib/wordpress/commands/load-site.php';
        wpmu_create_blog( 'localhost:8196', '/team/', 'Team', 1, [], 1 );
        $shop = wpmu_create_blog( 'localhost:8196', '/shop/', 'Shop', 1, [], 1 );
        wp_update_site( $shop, [ 'domain' => 'shop.example', 'path' => '/' ] );
        foreach ( [ 'home', 'siteurl' ] as $option ) {
            update_blog_option( $shop, $option, 'http://shop.example' );
        }
        """;

    private static async Task<HttpStatusCode> StatusAsync(WordPressContainer site, string host, string path)
    {
        using var client = site.CreateClient();
        client.DefaultRequestHeaders.Host = host;
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", host.EndsWith(":8443", StringComparison.Ordinal) ? "https" : "http");
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        return answer.StatusCode;
    }

    private WordPressContainer Create(Database database, string home, string mode = "")
        => new WordPressBuilder(assembly.Images.WordPress).WithDatabase(database).WithEnvironment("WP_HOME", home).WithEnvironment("WORDPRESS_MULTISITE", mode).Build();

    private Task<CommandResult> RunAsync(Database database, params string[] settings) => DockerCli.TryAsync(
        ["run", "--rm", TestRun.LabelArgument, "--network=" + assembly.Network.Name, "--env=WORDPRESS_DB_HOST=mariadb", "--env=WORDPRESS_DB_NAME=" + database.Name,
         "--env=WORDPRESS_DB_USER=" + database.User, "--env=WORDPRESS_DB_PASSWORD=" + database.Password, "--env=WORDPRESS_PASSWORD=secret", .. settings.Select(static s => "--env=" + s), assembly.Images.WordPress],
        Cancellation);
}
