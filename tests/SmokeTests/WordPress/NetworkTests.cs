using System.Net;
using System.Text.Json;
using WpAspire.SmokeTests.Support;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>What holds for the sites of any network.</summary>
public abstract class NetworkTests(NetworkSite network)
{
    private static readonly string[] s_runCron = ["php8.4", "/usr/local/lib/wordpress/commands/run-cron.php"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string[] Sites => [network.Home, network.Team, NetworkSite.Mapped];

    [Fact]
    public async Task Each_site_is_whole_at_its_own_address()
    {
        foreach (var site in Sites)
        {
            var home = await network.GetAsync(site + "/");
            Assert.Equal(HttpStatusCode.OK, home.Status);
            Assert.Contains($"href=\"{site}/feed/\"", home.Content, StringComparison.Ordinal);
            Assert.Equal(site, (await network.EvaluateAsync(site, "return home_url();")).GetString());
            Assert.Equal(site, (await network.EvaluateAsync(site, "return get_option( 'siteurl' );")).GetString());

            var admin = await network.GetAsync(site + "/wp-admin/");
            Assert.StartsWith(site + "/wp-login.php?", admin.Response.Headers.Location?.OriginalString, StringComparison.Ordinal);
            Assert.Equal(new Uri(site + "/wp-admin/").AbsolutePath, (await network.GetAsync(site + "/wp-admin")).Response.Headers.Location?.OriginalString);
            Assert.Contains($"action=\"{site}/wp-login.php\"", (await network.GetAsync(site + "/wp-login.php")).Content, StringComparison.Ordinal);

            Assert.Contains($"\"url\":\"{site.Replace("/", "\\/", StringComparison.Ordinal)}\"", (await network.GetAsync(site + "/wp-json/")).Content, StringComparison.Ordinal);
            Assert.Contains(site + "/wp-sitemap-posts-post-1.xml", (await network.GetAsync(site + "/wp-sitemap.xml")).Content, StringComparison.Ordinal);
            Assert.Equal("text/css", (await network.GetAsync(site + "/wp-includes/css/dashicons.min.css")).Response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("text/css", (await network.GetAsync(site + "/wp-content/themes/twentytwentyfive/style.css")).Response.Content.Headers.ContentType?.MediaType);
            foreach (var path in new[] { "/no-such-page/", "/wp-config.php", "/no-such.php", "/wp-content/no-such.css", "/wp-includes/version.php.bak" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await network.GetAsync(site + path)).Status);
            }
        }
    }

    [Fact]
    public async Task Who_signs_in_at_a_site_is_signed_in_there()
    {
        foreach (var site in Sites)
        {
            var cookies = await network.SignInAsync(site);
            var host = new Uri(site).Host;
            Assert.All(cookies, cookie => Assert.True(IsForHost(cookie, host), $"{host}: {cookie}"));

            var kept = string.Join("; ", cookies.Where(cookie => PathOf(cookie) is { } path && (new Uri(site).AbsolutePath.TrimEnd('/') + "/wp-admin/").StartsWith(path, StringComparison.Ordinal)).Select(cookie => cookie.Split(';')[0]).Distinct());
            Assert.Equal(HttpStatusCode.OK, (await network.GetAsync(site + "/wp-admin/profile.php", ("Cookie", kept))).Status);
        }
    }

    [Fact]
    public async Task Each_site_has_a_folder_of_its_own_for_uploads_and_serves_them_but_runs_none()
    {
        var folders = new List<string>();
        foreach (var site in Sites)
        {
            var upload = await network.EvaluateAsync(site, "return wp_upload_bits( 'note.txt', null, get_bloginfo( 'name' ) );");
            var url = upload.GetProperty("url").GetString()!;
            folders.Add(Path.GetDirectoryName(upload.GetProperty("file").GetString())!);
            Assert.StartsWith(site + "/wp-content/uploads/", url, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await network.GetAsync(url)).Status);

            await network.EvaluateAsync(site, "file_put_contents( wp_upload_dir()['path'] . '/evil.php', '<?php echo 7 * 6;' );");
            Assert.Equal(HttpStatusCode.Forbidden, (await network.GetAsync(url.Replace("note.txt", "evil.php", StringComparison.Ordinal))).Status);
        }

        Assert.Contains("/uploads/sites/2/", folders[1], StringComparison.Ordinal);
        Assert.Contains("/uploads/sites/3/", folders[2], StringComparison.Ordinal);
        Assert.Equal(64 * 1024 * 1024, (await network.EvaluateAsync(network.Team, "return wp_max_upload_size();")).GetInt64());
    }

    [Fact]
    public async Task The_page_cache_keeps_each_sites_pages_apart()
    {
        for (var round = 0; round < 2; round++)
        {
            foreach (var site in Sites)
            {
                var page = await network.GetAsync(site + "/");
                Assert.Contains($"href=\"{site}/feed/\"", page.Content, StringComparison.Ordinal);
                Assert.True(round == 0 || page.Response.Headers.GetValues("X-Cache").Single() == "HIT");
            }
        }
    }

    [Fact]
    public async Task What_is_due_on_any_site_is_run_once_when_the_main_site_is_asked_for_it()
    {
        await ScheduleAsync();
        await network.GetAsync(network.Home + "/wp-cron.php?doing_wp_cron");
        await RunOnEachAsync();

        // As a container that is there for this alone.
        await ScheduleAsync();
        await network.Container.RunAsync(Cancellation, "php8.4", "/var/www/html/wp-cron.php");
        await RunOnEachAsync();

        await ScheduleAsync();
        var told = (await network.Container.RunAsync(Cancellation, s_runCron)).Split('\n').Select(static l => JsonDocument.Parse(l).RootElement).Where(static e => e.GetProperty("Event").GetString() == "network_test");
        Assert.Equal(Sites.Order(), told.Select(static e => e.GetProperty("Site").GetString()).Order());
        await RunOnEachAsync();
    }

    [Fact]
    public async Task Each_site_reaches_itself_and_the_others_from_within()
    {
        foreach (var site in Sites)
        {
            foreach (var other in Sites)
            {
                Assert.Equal(200, (await network.EvaluateAsync(site, $"return wp_remote_retrieve_response_code( wp_remote_get( '{other}/' ) );")).GetInt32());
            }
        }
    }

    [Fact]
    public async Task Site_Health_of_each_site_finds_nothing_critical()
    {
        foreach (var site in Sites)
        {
            using var found = JsonDocument.Parse((await network.GetAsync(site + "/health?now")).Content);
            var critical = found.RootElement.EnumerateObject().Where(test => test.Value.GetString() == "critical").Select(test => test.Name).Except(["http_requests", "dotorg_communication", "https_status", "ssl_support"]);
            Assert.Empty(critical);
            Assert.Equal("good", found.RootElement.GetProperty("loopback_requests").GetString());
        }
    }

    [Fact]
    public async Task Nothing_is_warned_of()
    {
        var log = await network.Container.GetLogAsync(Cancellation);

        Assert.DoesNotContain("already defined", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Undefined", log, StringComparison.Ordinal);
        Assert.DoesNotContain("/usr/local/lib/wordpress/", log, StringComparison.Ordinal);
        Assert.DoesNotContain("database error", log, StringComparison.Ordinal);
    }

    private async Task ScheduleAsync()
    {
        foreach (var site in Sites)
        {
            await network.EvaluateAsync(site, "global $wpdb; $wpdb->query( \"DELETE FROM $wpdb->options WHERE option_name LIKE 'ran\\_%'\" ); delete_transient( 'doing_cron' ); wp_schedule_single_event( time() - 60, 'network_test' );");
        }
    }

    private async Task RunOnEachAsync()
    {
        foreach (var site in Sites)
        {
            await Condition.UntilAsync(
                async () => (await network.EvaluateAsync(site, "global $wpdb; return $wpdb->get_col( \"SELECT option_value FROM $wpdb->options WHERE option_name LIKE 'ran\\_%'\" );")).GetRawText() == JsonSerializer.Serialize(new[] { site }).Replace("/", "\\/", StringComparison.Ordinal),
                $"the event of {site} has been run", Cancellation);
        }
    }

    /// <summary>Whether a browser would take it from this host: no port, and no name but this one or one above it that has a dot in it.</summary>
    private static bool IsForHost(string cookie, string host)
        => Attribute(cookie, "domain") is not { Length: > 0 } domain || (domain.Trim('.').Contains('.', StringComparison.Ordinal) && !domain.Contains(':', StringComparison.Ordinal) && ("." + host).EndsWith("." + domain.TrimStart('.'), StringComparison.Ordinal));

    private static string? PathOf(string cookie) => Attribute(cookie, "path");

    private static string? Attribute(string cookie, string name)
        => cookie.Split(';', StringSplitOptions.TrimEntries).Select(static part => part.Split('=', 2)).FirstOrDefault(part => part[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1];
}

/// <inheritdoc/>
public sealed class SubdirectoryNetworkTests(SubdirectoryNetwork network) : NetworkTests(network), IClassFixture<SubdirectoryNetwork>
{
    [Theory]
    [InlineData("http://localhost:8196/team/", "site", "list", "--field=url")]
    [InlineData("Team", "option", "get", "blogname", "--url=http://localhost:8196/team")]
    [InlineData("Smoke test", "option", "get", "blogname")]
    [InlineData("http://shop.example 3", "eval", "echo home_url(), ' ', get_current_blog_id();", "--url=shop.example")]
    public async Task The_toolbox_works_on_the_main_site_or_the_one_that_it_is_told(string expected, params string[] command)
    {
        var result = await DockerCli.TryAsync(
            ["run", "--rm", TestRun.LabelArgument, "--read-only", "--tmpfs=/tmp", "--network=" + network.Assembly.Network.Name, "--env=WORDPRESS_DB_HOST=" + SmokeTestAssembly.DatabaseHost,
             "--env=WORDPRESS_DB_NAME=" + network.Database.Name, "--env=WORDPRESS_DB_USER=" + network.Database.User, "--env=WORDPRESS_DB_PASSWORD=" + network.Database.Password,
             "--env=WORDPRESS_MULTISITE=subdirectories", "--env=WP_HOME=" + network.Home, network.Assembly.Images.Toolbox, "wp", .. command],
            TestContext.Current.CancellationToken);

        Assert.True(result.ExitCode == 0, result.Everything);
        Assert.Contains(expected, result.Everything, StringComparison.Ordinal);
    }
}

/// <inheritdoc/>
public sealed class NetworkBelowPathTests(NetworkBelowPath network) : NetworkTests(network), IClassFixture<NetworkBelowPath>;

/// <inheritdoc/>
public sealed class LocalSubdomainNetworkTests(LocalSubdomainNetwork network) : NetworkTests(network), IClassFixture<LocalSubdomainNetwork>;

/// <inheritdoc/>
public sealed class SubdomainNetworkTests(SubdomainNetwork network) : NetworkTests(network), IClassFixture<SubdomainNetwork>
{
    [Fact]
    public async Task Who_signs_in_at_one_site_is_signed_in_at_all_below_the_networks_domain()
        => Assert.All(await network.SignInAsync(network.Home), cookie => Assert.Contains("domain=.network.example", cookie, StringComparison.OrdinalIgnoreCase));
}
