using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>A site with a volume for its uploads, as strict as a container can be run.</summary>
public sealed class RunningSite(SmokeTestAssembly assembly) : SharedSite(assembly)
{
    protected override WordPressBuilder Configure(WordPressBuilder builder) => builder
        .WithReadOnlyRoot()
        .WithCreateParameterModifier(parameters => parameters.HostConfig!.Mounts =
        [
            .. parameters.HostConfig.Mounts ?? [],
            new() { Type = "volume", Target = "/var/www/html/wp-content/uploads" },
        ]);
}

public sealed class SiteTests(RunningSite running) : IClassFixture<RunningSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WordPressContainer Site => running.Container;

    [Fact]
    public async Task It_runs_without_root_and_can_not_change_its_own_code()
    {
        Assert.Equal("33:33", await Site.RunAsync(Cancellation, "sh", "-c", "echo $(id -u):$(id -g)"));
        Assert.Equal("0000000000000000", await Site.RunAsync(Cancellation, "sh", "-c", "sed -n 's/^CapEff:\\t//p' /proc/1/status"));
        var write = await Site.ExecAsync(["touch", "/var/www/html/wp-content/plugins/evil.php"], Cancellation);
        Assert.NotEqual(0, write.ExitCode);
        Assert.Contains("Read-only file system", write.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_belongs_to_root_also_without_a_read_only_root_file_system()
        => Assert.Empty(await Site.RunAsync(Cancellation, "find", "/var/www/html", "/usr/local/lib/wordpress", "-path", "/var/www/html/wp-content/uploads", "-prune", "-o", "-writable", "-not", "-type", "l", "-print"));

    [Fact]
    public async Task A_new_volume_for_uploads_is_writable_for_the_site_and_keeps_its_group()
        => Assert.Equal("33:33 2775", await Site.RunAsync(Cancellation, "stat", "-c", "%u:%g %a", "/var/www/html/wp-content/uploads"));

    [Fact]
    public async Task It_answers_at_whatever_port_it_was_given()
    {
        using var home = await Site.GetAsync("/", Cancellation);
        var page = await home.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        Assert.Contains($"href=\"{Site.Address.GetLeftPart(UriPartial.Authority)}", page, StringComparison.Ordinal);
        using var admin = await Site.GetAsync("/wp-admin", Cancellation);
        Assert.Equal("/wp-admin/", admin.Headers.Location?.ToString());
        using var login = await Site.GetAsync("/wp-admin/", Cancellation);
        Assert.StartsWith($"{Site.Address.GetLeftPart(UriPartial.Authority)}/wp-login.php?redirect_to={Uri.EscapeDataString(Site.Address.GetLeftPart(UriPartial.Authority))}", login.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pretty_addresses_feeds_and_the_rest_api_work()
    {
        foreach (var (path, expected) in new[] { ("/sample-page/", "Sample Page"), ("/feed/", "<rss"), ("/wp-json/wp/v2/posts", "\"hello-world\""), ("/wp-sitemap.xml", "<sitemapindex") })
        {
            using var response = await Site.GetAsync(path, Cancellation);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains(expected, await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        using var missing = await Site.GetAsync("/no-such-page/", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task An_administrator_signs_in_and_sees_the_dashboard()
    {
        using var client = Site.CreateClient(await Site.SignInAsync(Cancellation));
        using var dashboard = await client.GetAsync(new Uri("/wp-admin/", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, dashboard.StatusCode);
        Assert.Contains("wp-admin-bar", await dashboard.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_many_megabytes_are_uploaded_with_an_application_password_and_served()
    {
        using var client = await CreateApiClientAsync();
        // A picture of one dot, and a comment of 40 MB after it.
        var picture = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
        using var content = new ByteArrayContent([.. picture, .. new byte[40 * 1024 * 1024]]);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/gif");
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "dot.gif" };

        using var response = await client.PostAsync(new Uri("/wp-json/wp/v2/media", UriKind.Relative), content, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.True(response.StatusCode == HttpStatusCode.Created, body);
        using var media = JsonDocument.Parse(body);
        var address = new Uri(media.RootElement.GetProperty("source_url").GetString()!);
        using var served = await Site.GetAsync(address.AbsolutePath, Cancellation);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        Assert.Equal("image/gif", served.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task An_upload_that_is_too_large_is_refused()
    {
        using var client = Site.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/wp-login.php") { Content = new ByteArrayContent(new byte[66 * 1024 * 1024]) };
        request.Headers.ExpectContinue = true;
        using var response = await client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("evil.php")]
    [InlineData("evil.PHP")]
    [InlineData("evil.phtml")]
    [InlineData("evil.php7")]
    [InlineData("evil.phar")]
    [InlineData("2026/01/evil.php")]
    [InlineData("evil.gif", "/evil.gif/x.php")]
    [InlineData("evil.gif", "/evil.gif%00.php")]
    [InlineData("evil.php", "//evil.php")]
    [InlineData("evil.php", "/./evil.php")]
    [InlineData("evil.php", "/evil.php/info")]
    public async Task What_was_uploaded_is_never_run(string file, string? request = null)
    {
        await Site.RunAsync(Cancellation, "sh", "-c", $"mkdir -p \"$(dirname /var/www/html/wp-content/uploads/{file})\" && echo '<?php echo 6 * 7 . \"-executed\";' >/var/www/html/wp-content/uploads/{file}");
        using var response = await Site.GetAsync("/wp-content/uploads" + (request ?? "/" + file), Cancellation);
        Assert.DoesNotContain("42-executed", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/wp-config.php")]
    [InlineData("/.htaccess")]
    [InlineData("/.git/config")]
    [InlineData("/wp-content/debug.log")]
    [InlineData("/backup.sql")]
    [InlineData("/readme.html")]
    [InlineData("/wp-includes/../wp-config.php")]
    public async Task Files_that_are_nobodys_business_are_not_served(string path)
    {
        using var response = await Site.GetAsync(path, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("DB_PASSWORD", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wc-logs/fatal-errors.log")]
    [InlineData("backups/site.SQL")]
    [InlineData("plugin/settings.ini")]
    public async Task What_plugins_note_beside_the_uploads_is_not_served(string file)
    {
        await Site.RunAsync(Cancellation, "sh", "-c", $"cd /var/www/html/wp-content/uploads && mkdir -p \"$(dirname {file})\" && echo secret >{file} && echo picture >\"$(dirname {file})/picture.txt\"");

        using var note = await Site.GetAsync("/wp-content/uploads/" + file, Cancellation);
        using var upload = await Site.GetAsync("/wp-content/uploads/" + file[..file.IndexOf('/', StringComparison.Ordinal)] + "/picture.txt", Cancellation);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (note.StatusCode, upload.StatusCode));
    }

    [Fact]
    public async Task Answers_have_security_headers_and_tell_no_version_of_the_server()
    {
        foreach (var path in new[] { "/", "/wp-login.php", "/wp-includes/images/media/default.png" })
        {
            using var response = await Site.GetAsync(path, Cancellation);
            Assert.Equal("nginx", response.Headers.Server.ToString());
            Assert.False(response.Headers.Contains("X-Powered-By"));
            Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["SAMEORIGIN"], response.Headers.GetValues("X-Frame-Options"));
            Assert.Single(response.Headers.GetValues("Referrer-Policy"));
            // Only where the visitor came by HTTPS.
            Assert.False(response.Headers.Contains("Strict-Transport-Security"));
        }
    }

    [Fact]
    public async Task Only_files_whose_address_changes_with_them_are_kept_for_long()
    {
        using var client = Site.CreateClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        using var versioned = await client.GetAsync(new Uri("/wp-includes/css/dist/block-library/style.min.css?ver=6", UriKind.Relative), Cancellation);
        using var plain = await client.GetAsync(new Uri("/wp-includes/css/dist/block-library/style.min.css", UriKind.Relative), Cancellation);

        Assert.Equal(TimeSpan.FromDays(365), versioned.Headers.CacheControl?.MaxAge);
        Assert.Null(plain.Headers.CacheControl);
        Assert.Equal(["gzip"], plain.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Requests_are_logged_and_health_checks_are_not()
    {
        using (await Site.GetAsync("/?logged=yes", Cancellation))
        using (await Site.GetAsync("/healthz", Cancellation))
        {
            await Condition.UntilAsync(async () => (await Site.GetLogAsync(Cancellation)).Contains("GET /?logged=yes", StringComparison.Ordinal), "the request is in the log", Cancellation);
        }

        var log = await Site.GetLogAsync(Cancellation);
        // One that failed is in the log of errors all the same, in other words.
        Assert.DoesNotContain("] \"GET /healthz", log, StringComparison.Ordinal);
        Assert.DoesNotContain("] \"GET /readyz", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_are_in_no_argument_of_a_process_and_in_no_log()
    {
        var processes = await DockerCli.RunAsync(["top", Site.Id, "-eo", "pid,args"], Cancellation);
        var log = await Site.GetLogAsync(Cancellation);
        foreach (var secret in new[] { running.Database.Password, WordPressBuilder.Password })
        {
            Assert.DoesNotContain(secret, processes, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_site_reaches_itself_while_it_works_on_a_request()
    {
        // Site Health asks the site for its own REST API: with a single worker it would wait for itself.
        using var client = Site.CreateClient(await Site.SignInAsync(Cancellation));
        using var health = await client.GetAsync(new Uri("/wp-admin/site-health.php", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    private async Task<HttpClient> CreateApiClientAsync()
    {
        var password = await Site.RunAsync(Cancellation, "php", "-r", "require '/var/www/html/wp-load.php'; echo WP_Application_Passwords::create_new_application_password(1, ['name' => uniqid()])[0];");
        var client = Site.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WordPressBuilder.Username}:{password}")));
        return client;
    }
}
