namespace WpAspire.WordPress.Tests;

public class SiteWithPageCacheTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public async Task Pages_are_made_anew_unless_one_asks_for_a_cache()
    {
        var site = AddSite();

        Assert.Null(site.Resource.PageCacheDuration);
        Assert.DoesNotContain("WORDPRESS_PAGE_CACHE", await site.Resource.EnvironmentOfAsync(_builder));
    }

    [Fact]
    public async Task They_are_kept_for_ten_seconds_if_nothing_else_is_said() =>
        Assert.Equal("10", (await AddSite().WithPageCache().Resource.EnvironmentOfAsync(_builder))["WORDPRESS_PAGE_CACHE"]);

    [Theory]
    [InlineData(1, "1")]
    [InlineData(60, "60")]
    public async Task They_are_kept_for_as_long_as_is_said(int seconds, string value) =>
        Assert.Equal(value, (await AddSite().WithPageCache(TimeSpan.FromSeconds(seconds)).Resource.EnvironmentOfAsync(_builder))["WORDPRESS_PAGE_CACHE"]);

    [Fact]
    public async Task What_is_said_last_counts() =>
        Assert.Equal("20", (await AddSite().WithPageCache().WithPageCache(TimeSpan.FromSeconds(20)).Resource.EnvironmentOfAsync(_builder))["WORDPRESS_PAGE_CACHE"]);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-10_000, "-10")]
    [InlineData(999, "0.999")]
    [InlineData(1_500, "1.5")]
    [InlineData(61_000, "61")]
    public void Another_duration_is_refused_in_one_sentence(int milliseconds, string said)
    {
        var site = AddSite();

        var error = Assert.Throws<DistributedApplicationException>(() => site.WithPageCache(TimeSpan.FromMilliseconds(milliseconds)));

        Assert.Equal($"The page cache of 'wordpress' is to keep pages for {said} seconds: allowed are whole seconds from 1 to 60.", error.Message);
        Assert.Null(site.Resource.PageCacheDuration);
    }

    [Fact]
    public async Task A_publish_has_it_too()
    {
        var publish = DistributedApplication.CreateBuilder(["--operation", "publish"]);
        var site = publish.AddWordPress("wordpress", publish.AddMariaDb("mariadb").AddDatabase("wordpress-db")).WithPageCache();

        Assert.Equal("10", (await site.Resource.EnvironmentOfAsync(publish))["WORDPRESS_PAGE_CACHE"]);
    }

    [Fact]
    public async Task The_toolbox_serves_no_pages_and_knows_nothing_of_it()
    {
        var site = AddSite().WithPageCache();
        var toolbox = _builder.AddToolbox("toolbox", _builder.CreateResourceBuilder(site.Resource.Database));

        Assert.DoesNotContain("WORDPRESS_PAGE_CACHE", await toolbox.Resource.EnvironmentOfAsync(_builder));
    }

    private IResourceBuilder<WordPressResource> AddSite() =>
        _builder.AddWordPress("wordpress", _builder.AddMariaDb("mariadb").AddDatabase("wordpress-db", "wordpress"));
}
