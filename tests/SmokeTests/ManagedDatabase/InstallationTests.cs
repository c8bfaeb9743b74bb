using WpAspire.SmokeTests.Support;

namespace WpAspire.SmokeTests.ManagedDatabase;

/// <summary><c>install</c> and <c>wait-for-site</c>: one container makes the site with the administrators' passwords, the others wait with the site's own.</summary>
[Collection<ManagedServerTests>]
public sealed class InstallationTests(ManagedServer server)
{
    private static readonly string[] s_settings = ["--env=WORDPRESS_PASSWORD=of the first administrator", "--env=WP_HOME=https://www.example.com", "--env=WORDPRESS_BLOG_NAME=Planet"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_is_installed_once_and_who_waits_needs_its_own_password_only()
    {
        var site = server.NewSite();
        // Before there is a user.
        var waiting = site.TryAsync("wait-for-site", Cancellation);
        await site.CreateUserAsync(Cancellation);

        var first = await site.TryAsync("install", Cancellation, s_settings);
        var again = await site.TryAsync("install", Cancellation, s_settings);
        var waited = await waiting;

        Assert.True(first.ExitCode == 0, first.Everything);
        Assert.Contains("wordpress: the site has been installed.", first.Everything, StringComparison.Ordinal);
        Assert.True(again.ExitCode == 0, again.Everything);
        Assert.Equal("wordpress: the site is there.\n", again.Everything);
        Assert.True(waited.ExitCode == 0, waited.Everything);
        await using var database = await server.ConnectAsync(site.User, site.Password, Cancellation, site.Name);
        Assert.Equal(["Planet"], await database.ColumnAsync("SELECT option_value FROM wp_options WHERE option_name = 'blogname'", Cancellation));
        Assert.Equal(["https://www.example.com"], await database.ColumnAsync("SELECT option_value FROM wp_options WHERE option_name = 'siteurl'", Cancellation));
    }

    [Theory]
    [InlineData("within 1 seconds (WORDPRESS_DB_WAIT_TIMEOUT): the database server refuses user", false)]
    [InlineData("within 1 seconds (WORDPRESS_DB_WAIT_TIMEOUT): the database has no site", true)]
    public async Task Who_waits_in_vain_says_why(string says, bool hasUser)
    {
        var site = server.NewSite();
        if (hasUser)
        {
            await site.CreateUserAsync(Cancellation);
        }

        var result = await site.TryAsync("wait-for-site", Cancellation, "--env=WORDPRESS_DB_WAIT_TIMEOUT=1");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(says, Assert.Single(result.Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installation_without_a_password_ends_with_one_sentence()
    {
        var site = await server.NewSite().CreateUserAsync(Cancellation);

        var result = await site.TryAsync("install", Cancellation, "--env=WP_HOME=https://www.example.com");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("WORDPRESS_PASSWORD, the password of its first administrator, is not set", result.Everything, StringComparison.Ordinal);
    }
}
