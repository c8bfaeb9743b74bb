using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>How a page of the page cache grows old, and what comes of it while there is no new one.</summary>
public sealed class PageCacheExpiryTests(FleetingPages cached) : IClassFixture<FleetingPages>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WordPressContainer Site => cached.Container;

    [Fact]
    public async Task The_first_visitor_after_its_time_gets_a_new_page_and_none_gets_the_old_one_after_that()
    {
        var (page, _) = CachedSite.NewPage();
        var visits = new List<Visit>();

        await Condition.UntilAsync(
            async () =>
            {
                visits.Add(await GetAsync(page));
                return visits[^1].Content == "3";
            },
            "the page is made for the third time",
            Cancellation);

        Assert.Equal(["MISS", "EXPIRED", "EXPIRED"], visits.Select(visit => visit.Cache).Where(cache => cache != "HIT"));
        Assert.Equal(visits.OrderBy(visit => visit.Content, StringComparer.Ordinal), visits);
        Assert.Equal(["1", "2", "3"], visits.Where(visit => visit.Cache != "HIT").Select(visit => visit.Content));
    }

    [Fact]
    public async Task A_new_comment_is_seen_by_everybody()
    {
        Assert.DoesNotContain("well-said", (await GetAsync("/hello-world/")).Content, StringComparison.Ordinal);
        var path = (await Site.RunAsync(Cancellation, "php", "-r", "require '/var/www/html/wp-load.php'; wp_insert_comment(['comment_post_ID' => 1, 'comment_author' => 'Ann', 'comment_content' => 'well-said', 'comment_approved' => 1]); echo parse_url(get_permalink(1), PHP_URL_PATH);")).Trim();

        await Condition.UntilAsync(async () => (await GetAsync(path)).Content.Contains("well-said", StringComparison.Ordinal), "the comment is seen", Cancellation);
    }

    [Fact]
    public async Task While_PHP_is_away_visitors_see_the_old_page()
    {
        var (page, _) = CachedSite.NewPage();
        Assert.Equal(new("MISS", 200, "1"), await GetAsync(page));

        await Site.RunAsync(Cancellation, "mv", "/tmp/wordpress/www.sock", "/tmp/wordpress/away.sock");
        try
        {
            await Condition.UntilAsync(async () => await GetAsync(page) is { Cache: "STALE", Status: 200, Content: "1" }, "the old page is shown", Cancellation);
            Assert.Equal(502, (await GetAsync(CachedSite.NewPage().Path)).Status);
        }
        finally
        {
            await Site.RunAsync(Cancellation, "mv", "/tmp/wordpress/away.sock", "/tmp/wordpress/www.sock");
        }

        await Condition.UntilAsync(async () => await GetAsync(page) is { Status: 200, Content: "2" }, "there is a new page", Cancellation);
    }

    [Fact]
    public async Task While_a_page_fails_visitors_see_the_old_one()
    {
        var (page, name) = CachedSite.NewPage("failing");
        Assert.Equal(new("MISS", 200, "1"), await GetAsync(page));

        await Site.RunAsync(Cancellation, "touch", "/tmp/" + name);
        await Condition.UntilAsync(async () => await GetAsync(page) is { Cache: "STALE", Status: 200, Content: "1" }, "the old page is shown", Cancellation);

        await Site.RunAsync(Cancellation, "rm", "/tmp/" + name);
        Assert.Equal("EXPIRED", (await GetAsync(page)).Cache);
    }

    [Fact]
    public async Task While_the_database_is_away_visitors_see_the_old_page_and_editors_do_not()
    {
        await GetAsync("/sample-page/");
        await cached.Database.ExecuteAsync($"ALTER USER '{cached.Database.User}'@'%' ACCOUNT LOCK", Cancellation);
        try
        {
            await Condition.UntilAsync(async () => await GetAsync("/sample-page/") is { Cache: "STALE", Status: 200 }, "the old page is shown", Cancellation);
            Assert.Equal(503, (await GetAsync("/sample-page/", ("Cookie", "wordpress_logged_in_x=y"))).Status);
        }
        finally
        {
            await cached.Database.ExecuteAsync($"ALTER USER '{cached.Database.User}'@'%' ACCOUNT UNLOCK", Cancellation);
        }
    }

    [Fact]
    public async Task A_page_that_is_no_longer_for_everybody_is_not_shown_to_those_who_come_while_PHP_works_on_it()
    {
        var (page, name) = CachedSite.NewPage("protected");
        Assert.Equal(new("MISS", 200, "1"), await GetAsync(page));

        await Site.RunAsync(Cancellation, "touch", "/tmp/" + name);
        await Condition.UntilAsync(async () => (await GetAsync(page)).Content == "protected", "the page is protected", Cancellation);

        var visits = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GetAsync(page)));
        Assert.All(visits, visit => Assert.Equal("protected", visit.Content));
    }

    private Task<Visit> GetAsync(string path, params (string Name, string Value)[] headers) => Visit.GetAsync(Site, path, Cancellation, headers);
}
