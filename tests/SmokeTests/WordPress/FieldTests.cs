using System.Net;
using System.Text.Json;
using WpAspire.SmokeTests.Support;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>What people report about WordPress in containers (docs/wordpress-compatibility.md), on one running site.</summary>
public sealed class FieldTests(FieldSite site) : IClassFixture<FieldSite>
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_extra_configuration_defines_counts_and_what_depends_on_it_follows()
    {
        var seen = await SeenAsync();

        Assert.Equal("http://shop.test:8196/blog", seen.GetProperty("home").GetString());
        Assert.Equal("http://shop.test:8196/blog", seen.GetProperty("siteurl").GetString());
        Assert.Equal("shop_", seen.GetProperty("prefix").GetString());
        Assert.Equal("/blog/index.php", seen.GetProperty("script").GetString());
        Assert.Equal("512M", seen.GetProperty("memory").GetString());
        Assert.Equal("http://shop.test:8196/blog", await site.Database.ScalarAsync<string>("SELECT option_value FROM shop_options WHERE option_name = 'siteurl'", Cancellation));
        Assert.DoesNotContain("already defined", await site.Container.GetLogAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/blog/", 200, "<title>Smoke test")]
    [InlineData("/blog/sample-page/", 200, "Sample Page")]
    [InlineData("/blog/wp-login.php", 200, "action=\"http://shop.test:8196/blog/wp-login.php\"")]
    [InlineData("/blog/wp-includes/css/dashicons.min.css", 200, ".dashicons")]
    [InlineData("/blog/wp-json/", 200, "\"namespaces\"")]
    [InlineData("/blog/wp-config.php", 404, "")]
    [InlineData("/blog/no-such-page/", 404, "wp-block")]
    public async Task A_site_below_a_path_is_whole(string path, int status, string content)
    {
        var answer = await site.GetAsync(path);

        Assert.Equal(status, (int)answer.Status);
        Assert.Contains(content, answer.Content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/blog", "/blog/")]
    [InlineData("/blog/index.php/sample-page/", "http://shop.test:8196/blog/sample-page/")]
    [InlineData("/blog/wp-admin?x=1", "/blog/wp-admin/?x=1")]
    [InlineData("/blog/wp-admin/", "http://shop.test:8196/blog/wp-login.php?redirect_to=http%3A%2F%2Fshop.test%3A8196%2Fblog%2Fwp-admin%2F&reauth=1")]
    public async Task Its_redirections_stay_below_the_path(string path, string location)
        => Assert.Equal(location, (await site.GetAsync(path)).Response.Headers.Location?.OriginalString);

    [Fact]
    public async Task It_reaches_itself_by_a_name_that_is_known_outside_only()
        => Assert.Equal("200 200 200 404", (await site.GetAsync("/blog/loopback")).Content);

    [Fact]
    public async Task A_variable_that_does_not_apply_is_not_set_and_a_forged_header_never_arrives()
    {
        var seen = await SeenAsync(("X-Forwarded-Host", "forged"), ("X-Real-IP", "forged"), ("Proxy", "forged"), ("HTTPS", "forged"));
        Assert.Equal(
            ["HTTPS", "CONTENT_LENGTH", "CONTENT_TYPE", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_FOR"],
            seen.GetProperty("unset").EnumerateArray().Select(name => name.GetString()).Where(name => name != "PAGE_CACHE_KEY"));
        Assert.Equal("""["HTTP_HTTPS"]""", seen.GetProperty("forged").GetRawText());

        Assert.True((await SeenAsync(("X-Forwarded-Proto", "https"))).GetProperty("https").GetBoolean());
    }

    [Fact]
    public async Task Cookies_and_headers_that_a_load_balancer_lets_through_are_served()
    {
        var much = new string('c', 15_000);
        var seen = await SeenAsync(("Cookie", "a=" + much), ("X-One", much), ("X-Two", much), ("X-Three", much));

        Assert.Equal(much.Length + 2, seen.GetProperty("cookies").GetInt32());
    }

    [Theory]
    [InlineData("application/activity+json", "application/activity+json")]
    [InlineData("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"", "application/ld+json")]
    [InlineData("text/markdown, text/html;q=0.5", "text/markdown")]
    [InlineData("image/webp," + Browser, "image/webp")]
    public async Task Who_asks_for_another_kind_of_document_gets_it_and_nobody_else_does(string accept, string kind)
    {
        foreach (var order in new[] { new[] { accept, Browser }, [Browser, accept] })
        {
            var page = $"/blog/{Guid.NewGuid():n}/kind";
            foreach (var wanted in order.Concat(order))
            {
                Assert.Equal(wanted == accept ? kind : "text/html", (await site.GetAsync(page, ("Accept", wanted))).Content);
            }
        }
    }

    [Theory]
    [InlineData("User-Agent", "Mozilla/5.0 (iPhone) Mobile/15E148", "mobile - - - -")]
    [InlineData("Sec-CH-UA-Mobile", "?1", "mobile - - - -")]
    [InlineData("Accept-Language", "de-DE,de;q=0.9", "desktop de-DE,de;q=0.9 - - -")]
    [InlineData("CF-IPCountry", "CH", "desktop - CH - -")]
    [InlineData("Save-Data", "on", "desktop - - on -")]
    [InlineData("X-Requested-With", "XMLHttpRequest", "desktop - - - XMLHttpRequest")]
    public async Task What_pages_commonly_depend_on_makes_another_page(string header, string value, string expected)
    {
        var page = $"/blog/{Guid.NewGuid():n}/visitor";
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("desktop - - - -", (await site.GetAsync(page)).Content);
            Assert.Equal(expected, (await site.GetAsync(page, (header, value))).Content);
        }
    }

    [Theory]
    [InlineData("/blog/old-shop.php")]
    [InlineData("/blog/wp-content/plugins/gone/ajax.php")]
    [InlineData("/blog/wp-content/uploads/gone.php")]
    [InlineData("/blog/backup.sql")]
    [InlineData("/blog/.well-known/nothing")]
    [InlineData("/blog/wp-includes/")]
    public async Task What_is_no_file_is_WordPresss(string path)
    {
        var answer = await site.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("<title>Page not found", answer.Content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mjs", "text/javascript", true)]
    [InlineData("js", "text/javascript", true)]
    [InlineData("css", "text/css", true)]
    [InlineData("json", "application/json", true)]
    [InlineData("map", "application/json", true)]
    [InlineData("wasm", "application/wasm", true)]
    [InlineData("webmanifest", "application/manifest+json", true)]
    [InlineData("svg", "image/svg+xml", true)]
    [InlineData("geojson", "application/geo+json", true)]
    [InlineData("gpx", "application/gpx+xml", true)]
    [InlineData("vtt", "text/vtt", true)]
    [InlineData("ics", "text/calendar", true)]
    [InlineData("csv", "text/csv", true)]
    [InlineData("md", "text/markdown", true)]
    [InlineData("ttf", "font/ttf", true)]
    [InlineData("woff2", "font/woff2", false)]
    [InlineData("avif", "image/avif", false)]
    [InlineData("heic", "image/heic", false)]
    [InlineData("webp", "image/webp", false)]
    [InlineData("jxl", "image/jxl", false)]
    [InlineData("m4a", "audio/mp4", false)]
    [InlineData("opus", "audio/ogg", false)]
    [InlineData("mp4", "video/mp4", false)]
    [InlineData("webm", "video/webm", false)]
    [InlineData("mov", "video/quicktime", false)]
    [InlineData("m3u8", "application/vnd.apple.mpegurl", true)]
    [InlineData("ts", "video/mp2t", false)]
    [InlineData("glb", "model/gltf-binary", false)]
    [InlineData("usdz", "model/vnd.usdz+zip", false)]
    [InlineData("epub", "application/epub+zip", false)]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false)]
    [InlineData("pdf", "application/pdf", false)]
    [InlineData("zip", "application/zip", false)]
    public async Task Files_have_the_type_that_browsers_expect_and_text_is_compressed(string ending, string type, bool isText)
    {
        await site.InUploadsAsync($"seq 1000 >types.{ending}");
        var answer = await site.GetAsync($"/blog/wp-content/uploads/types.{ending}", ("Accept-Encoding", "gzip"));

        Assert.Equal(type, answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(isText ? ["gzip"] : [], answer.Response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_directory_with_a_page_of_its_own_shows_it_and_one_without_is_not_there()
    {
        await site.InUploadsAsync("mkdir -p landing empty && echo welcome >landing/index.html && echo secret >empty/file.txt");

        Assert.Equal("welcome\n", (await site.GetAsync("/blog/wp-content/uploads/landing/")).Content);
        Assert.Equal("/blog/wp-content/uploads/landing/", (await site.GetAsync("/blog/wp-content/uploads/landing")).Response.Headers.Location?.OriginalString);
        var empty = await site.GetAsync("/blog/wp-content/uploads/empty/");
        Assert.Equal(HttpStatusCode.NotFound, empty.Status);
        Assert.DoesNotContain("file.txt", empty.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_plugin_protects_is_sent_by_PHP_alone()
    {
        await site.InUploadsAsync("mkdir -p woocommerce_uploads/2026/a/b/c/d/e/f/g/h && echo 'deny from all' >woocommerce_uploads/.htaccess && for d in . 2026/a/b/c/d/e/f/g/h; do echo zip >woocommerce_uploads/$d/e.zip; done");

        foreach (var path in new[] { "e.zip", "2026/a/b/c/d/e/f/g/h/e.zip", "%65.zip", "./e.zip", "gone.zip" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await site.GetAsync("/blog/wp-content/uploads/woocommerce_uploads/" + path)).Status);
        }

        var sent = await site.GetAsync("/blog/sent");
        Assert.Equal((HttpStatusCode.OK, "zip\n"), (sent.Status, sent.Content));
        await site.InUploadsAsync("rm woocommerce_uploads/.htaccess");
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/blog/wp-content/uploads/woocommerce_uploads/e.zip")).Status);
    }

    [Fact]
    public async Task Sessions_are_gone_after_their_lifetime_also_when_nobody_comes()
    {
        await site.Container.RunAsync(Cancellation, "sh", "-c", "touch /tmp/sess_old /tmp/other; touch -d '1 hour' /tmp/sess_young");
        await Condition.UntilAsync(async () => !(await site.Container.RunAsync(Cancellation, "ls", "/tmp")).Contains("sess_old", StringComparison.Ordinal), "the old session is gone", Cancellation);

        var left = await site.Container.RunAsync(Cancellation, "ls", "/tmp");
        Assert.Contains("sess_young", left, StringComparison.Ordinal);
        Assert.Contains("other", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Site_Health_finds_nothing_critical_in_what_is_meant_so()
    {
        using var found = JsonDocument.Parse((await site.GetAsync("/blog/health?now")).Content);
        // There is no internet where these tests run, and this site asks for none.
        var critical = found.RootElement.EnumerateObject().Where(test => test.Value.GetString() == "critical").Select(test => test.Name).Except(["http_requests", "dotorg_communication", "https_status", "ssl_support"]);

        Assert.Empty(critical);
        Assert.Equal("good", found.RootElement.GetProperty("wordpress_image").GetString());
        Assert.Equal("good", found.RootElement.GetProperty("loopback_requests").GetString());
    }

    [Fact]
    public async Task A_folder_of_uploads_that_is_somebody_elses_is_named_in_the_log_and_by_the_probe()
    {
        await site.InUploadsAsync("mkdir -p $(date -u +%Y/%m)");
        await AsRootAsync("chown -R 0:0 /uploads/2* && chmod 755 /uploads/2*/*");
        try
        {
            Assert.Equal("""{"status":"ready","warning":"uploads-not-writable"}""" + "\n", (await site.GetAsync("/readyz")).Content);
            await Condition.UntilAsync(
                async () => System.Text.RegularExpressions.Regex.IsMatch(await site.Container.GetLogAsync(Cancellation), @"wordpress: /var/www/html/wp-content/uploads/\d{4}/\d\d belongs to user id 0 \(root\) and can not be written to"),
                "the log names folder and owner", Cancellation);
        }
        finally
        {
            await AsRootAsync("chown -R 33:33 /uploads/2*");
        }

        Assert.Equal("""{"status":"ready"}""" + "\n", (await site.GetAsync("/readyz")).Content);
    }

    private async Task AsRootAsync(string command)
    {
        var volume = (await DockerCli.RunAsync(["inspect", "--format={{range .Mounts}}{{if eq .Type \"volume\"}}{{.Name}}{{end}}{{end}}", site.Container.Id], Cancellation)).Trim();
        await DockerCli.RunAsync(["run", "--rm", "--user=0", TestRun.LabelArgument, $"--volume={volume}:/uploads", site.Assembly.Images.WordPress, "sh", "-c", command], Cancellation);
    }

    private async Task<JsonElement> SeenAsync(params (string Name, string Value)[] headers)
    {
        using var document = JsonDocument.Parse((await site.GetAsync("/blog/seen", headers)).Content);
        return document.RootElement.Clone();
    }
}
