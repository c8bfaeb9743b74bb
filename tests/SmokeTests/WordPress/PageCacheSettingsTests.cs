using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>How a site comes to its page cache, and how one without is left alone.</summary>
public sealed class PageCacheSettingsTests(SmokeTestAssembly assembly)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("0")]
    public async Task A_site_that_does_not_ask_for_it_has_none(string? seconds)
    {
        var builder = new WordPressBuilder(assembly.Images.WordPress).WithDatabase(await assembly.CreateDatabaseAsync(Cancellation));
        await using var site = (seconds is null ? builder : builder.WithEnvironment("WORDPRESS_PAGE_CACHE", seconds)).Build();
        await site.StartAsync(Cancellation);

        Assert.Null((await Visit.GetAsync(site, "/", Cancellation)).Cache);
        Assert.Null((await Visit.GetAsync(site, "/", Cancellation)).Cache);
        Assert.NotEqual(0, (await site.ExecAsync(["test", "-e", "/tmp/wordpress/pages"], Cancellation)).ExitCode);
        Assert.Equal("There is no page cache here: WORDPRESS_PAGE_CACHE is 0 or not set.", await site.RunAsync(Cancellation, "flush-page-cache"));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("61")]
    [InlineData("1.5")]
    [InlineData("10s")]
    [InlineData("on")]
    [InlineData("")]
    public async Task A_value_that_can_not_be_meant_is_refused_in_one_sentence(string value)
    {
        var result = await DockerCli.TryAsync(["run", "--rm", "--network=none", TestRun.LabelArgument, "--env=WORDPRESS_PAGE_CACHE=" + value, assembly.Images.WordPress], Cancellation);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            $"wordpress: WORDPRESS_PAGE_CACHE is \"{value}\"; it must be a whole number from 0 to 60 (seconds, 0 for no page cache).",
            Assert.Single(result.Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }
}
