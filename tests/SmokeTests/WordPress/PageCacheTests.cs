using System.Net;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>What the page cache keeps for everybody, and for whom it is as if it were not there.</summary>
public sealed class PageCacheTests(LastingPages cached) : IClassFixture<LastingPages>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WordPressContainer Site => cached.Container;

    [Fact]
    public async Task A_page_is_made_once_for_all_visitors_who_are_strangers()
    {
        var (page, _) = CachedSite.NewPage();

        Assert.Equal(new("MISS", 200, "1"), await GetAsync(page));
        Assert.Equal(new("HIT", 200, "1"), await GetAsync(page));
        Assert.Equal(new("HIT", 200, "1"), await GetAsync(page, ("Cookie", "_ga=GA1.2; consent=yes; not_wordpress_logged_in=1")));
    }

    [Theory]
    [InlineData("wordpress_logged_in_5b1d=admin%7C1")]
    [InlineData("wordpress_sec_5b1d=admin%7C1")]
    [InlineData("consent=yes; wordpress_logged_in_5b1d=admin%7C1")]
    [InlineData("consent=yes;wordpress_logged_in_5b1d=admin%7C1")]
    [InlineData("wp-postpass_5b1d=secret")]
    [InlineData("comment_author_5b1d=Ann")]
    [InlineData("comment_author_email_5b1d=ann%40example.com")]
    [InlineData("woocommerce_items_in_cart=1")]
    [InlineData("wp_woocommerce_session_5b1d=x")]
    [InlineData("PHPSESSID=x")]
    public async Task Who_has_a_cookie_of_the_sites_neither_gets_what_is_kept_nor_leaves_anything(string cookie)
    {
        var (page, _) = CachedSite.NewPage();

        Assert.Equal(new("BYPASS", 200, "1"), await GetAsync(page, ("Cookie", cookie)));
        Assert.Equal(new("MISS", 200, "2"), await GetAsync(page));
        Assert.Equal(new("BYPASS", 200, "3"), await GetAsync(page, ("Cookie", cookie)));
        Assert.Equal(new("HIT", 200, "2"), await GetAsync(page));
    }

    [Fact]
    public async Task Credentials_in_a_header_count_like_a_cookie()
    {
        var (page, _) = CachedSite.NewPage();

        Assert.Equal(new("BYPASS", 200, "1"), await GetAsync(page, ("Authorization", "Basic YWRtaW46eA==")));
        Assert.Equal(new("MISS", 200, "2"), await GetAsync(page));
        Assert.Equal(new("BYPASS", 200, "3"), await GetAsync(page, ("Authorization", "Basic YWRtaW46eA==")));
    }

    [Fact]
    public async Task A_page_of_an_editor_is_never_seen_by_anybody_else()
    {
        using var editor = Site.CreateClient(await Site.SignInAsync(Cancellation));
        async Task<Visit> EditAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            return await Visit.SendAsync(editor, request, Cancellation);
        }

        await Site.RunAsync(Cancellation, "flush-page-cache");
        var own = await EditAsync();
        Assert.Equal("BYPASS", own.Cache);
        Assert.Contains("wpadminbar", own.Content, StringComparison.Ordinal);

        foreach (var kept in new[] { "MISS", "HIT" })
        {
            var visit = await GetAsync("/");
            Assert.Equal(kept, visit.Cache);
            Assert.DoesNotContain("wpadminbar", visit.Content, StringComparison.Ordinal);
        }

        own = await EditAsync();
        Assert.Equal("BYPASS", own.Cache);
        Assert.Contains("wpadminbar", own.Content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?x=1")]
    [InlineData("/?")]
    [InlineData("/?preview=true&p=1")]
    [InlineData("/index.php")]
    [InlineData("/wp-login.php")]
    [InlineData("/wp-admin/")]
    [InlineData("/wp-cron.php")]
    [InlineData("/xmlrpc.php")]
    [InlineData("/wp-json/")]
    [InlineData("/wp-json/wp/v2/posts")]
    [InlineData("/feed/")]
    [InlineData("/sample-page/feed/")]
    [InlineData("/comments/feed/")]
    [InlineData("/wp-sitemap.xml")]
    [InlineData("/readyz")]
    public async Task What_is_no_page_is_asked_of_PHP_each_time(string path)
    {
        Assert.Equal("BYPASS", (await GetAsync(path)).Cache);
        Assert.Equal("BYPASS", (await GetAsync(path)).Cache);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/wp-includes/images/media/default.png")]
    public async Task What_is_no_work_of_PHPs_has_nothing_to_do_with_it(string path)
    {
        var visit = await GetAsync(path);

        Assert.Equal((null, 200), (visit.Cache, visit.Status));
    }

    [Theory]
    [InlineData("session")]
    [InlineData("cookie")]
    [InlineData("missing-cookie")]
    [InlineData("other-way")]
    [InlineData("private")]
    [InlineData("no-store")]
    [InlineData("no-cache")]
    [InlineData("max-age=86400")]
    [InlineData("s-maxage=86400")]
    [InlineData("expires")]
    [InlineData("accelerated")]
    [InlineData("by-anything")]
    public async Task An_answer_that_says_it_is_not_for_everybody_or_for_how_long_is_not_kept(string behaviour)
    {
        var (page, _) = CachedSite.NewPage(behaviour);

        foreach (var count in new[] { "1", "2", "3" })
        {
            var visit = await GetAsync(page);
            Assert.Equal(("MISS", count), (visit.Cache, visit.Content));
        }
    }

    [Theory]
    [InlineData("redirect", 301)]
    [InlineData("missing", 404)]
    public async Task Permanent_redirects_and_what_is_not_there_are_kept_like_pages(string behaviour, int status)
    {
        var (page, _) = CachedSite.NewPage(behaviour);

        Assert.Equal(new("MISS", status, "1"), await GetAsync(page));
        Assert.Equal(new("HIT", status, "1"), await GetAsync(page));
    }

    [Fact]
    public async Task A_page_that_differs_by_cookie_is_kept_for_each_and_never_mixed_up()
    {
        var (page, _) = CachedSite.NewPage("by-cookie");

        Assert.Equal(new("MISS", 200, "1"), await GetAsync(page, ("Cookie", "language=de")));
        Assert.Equal(new("MISS", 200, "2"), await GetAsync(page, ("Cookie", "language=fr")));
        Assert.Equal(new("HIT", 200, "2"), await GetAsync(page, ("Cookie", "language=fr")));
        Assert.Equal(new("HIT", 200, "1"), await GetAsync(page, ("Cookie", "language=de")));
    }

    [Theory]
    [InlineData("Host", "localhost:1234")]
    [InlineData("X-Forwarded-Proto", "https")]
    public async Task Another_address_of_the_site_has_pages_of_its_own(string header, string value)
    {
        var (page, _) = CachedSite.NewPage();

        Assert.Equal(new("MISS", 200, "1"), await GetAsync(page));
        Assert.Equal(new("MISS", 200, "2"), await GetAsync(page, (header, value)));
        Assert.Equal(new("HIT", 200, "1"), await GetAsync(page));
        Assert.Equal(new("HIT", 200, "2"), await GetAsync(page, (header, value)));
    }

    [Theory]
    [InlineData("X-Forwarded-Host", "other.example")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    public async Task What_PHP_is_not_told_makes_no_page_of_its_own(string header, string value)
    {
        var (page, _) = CachedSite.NewPage();

        Assert.Equal(new("MISS", 200, "1"), await GetAsync(page, (header, value)));
        Assert.Equal(new("HIT", 200, "1"), await GetAsync(page));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Who_sends_something_is_heard(string method)
    {
        var (page, _) = CachedSite.NewPage();
        Assert.Equal("MISS", (await GetAsync(page)).Cache);

        foreach (var count in new[] { "2", "3" })
        {
            using var client = Site.CreateClient();
            using var request = new HttpRequestMessage(new HttpMethod(method), page) { Content = new StringContent("x=1") };
            Assert.Equal(new("BYPASS", 200, count), await Visit.SendAsync(client, request, Cancellation));
        }

        Assert.Equal(new("HIT", 200, "1"), await GetAsync(page));
    }

    [Fact]
    public async Task Who_asks_for_the_headers_alone_spoils_no_page()
    {
        async Task<Visit> HeadAsync()
        {
            using var client = Site.CreateClient();
            using var request = new HttpRequestMessage(HttpMethod.Head, "/sample-page/");
            return await Visit.SendAsync(client, request, Cancellation);
        }

        await Site.RunAsync(Cancellation, "flush-page-cache");
        Assert.Equal(new("MISS", 200, ""), await HeadAsync());
        Assert.Equal(new("HIT", 200, ""), await HeadAsync());
        var page = await GetAsync("/sample-page/");
        Assert.Equal("MISS", page.Cache);
        Assert.Contains("</html>", page.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_kept_once_and_sent_compressed_to_those_who_understand_it()
    {
        await GetAsync("/");
        var plain = await GetAsync("/");
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = Site.Address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        using var compressed = await client.GetAsync(new Uri("/", UriKind.Relative), Cancellation);

        Assert.Equal("HIT", plain.Cache);
        Assert.Contains("</html>", plain.Content, StringComparison.Ordinal);
        Assert.Equal(["HIT"], compressed.Headers.GetValues("X-Cache"));
        Assert.Equal(["gzip"], compressed.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", compressed.Headers.Vary);
        Assert.Equal(["SAMEORIGIN"], compressed.Headers.GetValues("X-Frame-Options"));
    }

    [Fact]
    public async Task A_post_with_a_password_is_shown_to_those_who_have_given_it_alone()
    {
        await Site.RunAsync(Cancellation, "php", "-r", "require '/var/www/html/wp-load.php'; wp_insert_post(['post_title' => 'Locked', 'post_name' => 'locked', 'post_content' => 'behind-the-lock', 'post_status' => 'publish', 'post_password' => 'key']);");
        var path = (await Site.RunAsync(Cancellation, "php", "-r", "require '/var/www/html/wp-load.php'; echo parse_url(get_permalink(get_page_by_path('locked', OBJECT, 'post')), PHP_URL_PATH);")).Trim();
        using var reader = Site.CreateClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["post_password"] = "key" });
        (await reader.PostAsync(new Uri("/wp-login.php?action=postpass", UriKind.Relative), form, Cancellation)).Dispose();

        foreach (var _ in new[] { "first", "second" })
        {
            Assert.Contains("behind-the-lock", await reader.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation), StringComparison.Ordinal);
            var stranger = await GetAsync(path);
            Assert.Equal(("MISS", 200), (stranger.Cache, stranger.Status));
            Assert.DoesNotContain("behind-the-lock", stranger.Content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Many_visitors_at_once_have_PHP_make_a_page_once()
    {
        var (page, _) = CachedSite.NewPage("slow");

        var visits = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => GetAsync(page)));

        Assert.All(visits, visit => Assert.Equal("1", visit.Content));
        Assert.Single(visits, visit => visit.Cache == "MISS");
    }

    [Fact]
    public async Task A_flush_removes_all_pages()
    {
        var (page, _) = CachedSite.NewPage();
        Assert.Equal(new("MISS", 200, "1"), await GetAsync(page));

        Assert.Matches("^The page cache is empty; pages removed: [1-9][0-9]*\\.$", await Site.RunAsync(Cancellation, "flush-page-cache"));
        Assert.Equal("The page cache is empty; pages removed: 0.", await Site.RunAsync(Cancellation, "flush-page-cache"));

        Assert.Equal(new("MISS", 200, "2"), await GetAsync(page));
        Assert.Equal(new("HIT", 200, "2"), await GetAsync(page));
    }

    private Task<Visit> GetAsync(string path, params (string Name, string Value)[] headers) => Visit.GetAsync(Site, path, Cancellation, headers);
}
