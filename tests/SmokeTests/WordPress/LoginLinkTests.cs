using System.Net;
using System.Security.Cryptography;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>A site that has links to log in, as strict as a container can be run.</summary>
public sealed class SiteWithLoginLinks(SmokeTestAssembly assembly) : SharedSite(assembly)
{
    protected override WordPressBuilder Configure(WordPressBuilder builder) => builder.WithReadOnlyRoot().WithEnvironment("WORDPRESS_LOGIN_LINKS", "1");
}

/// <summary>Links that log the administrator in: once, in time, from the machine that runs the site.</summary>
public sealed class LoginLinkTests(SiteWithLoginLinks shared) : IClassFixture<SiteWithLoginLinks>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_logs_the_administrator_in_once()
    {
        var site = shared.Container;
        var link = await MakeAsync(site);

        // What only looks at it leaves it good.
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await OpenAsync(site, link, method: HttpMethod.Head)).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await OpenAsync(site, link, method: HttpMethod.Post)).Status);

        var cookies = new CookieContainer();
        var first = await OpenAsync(site, link, cookies: cookies);
        Assert.Equal((HttpStatusCode.Found, "/wp-admin/"), (first.Status, first.Location!.AbsolutePath));
        Assert.Equal("no-referrer", first.ReferrerPolicy);
        Assert.Equal("no-store", first.CacheControl);
        using var editor = site.CreateClient(cookies);
        Assert.Contains("id=\"wpadminbar\"", await editor.GetStringAsync(first.Location, Cancellation), StringComparison.Ordinal);

        var second = await OpenAsync(site, link);
        Assert.Equal(HttpStatusCode.Gone, second.Status);
        Assert.Contains("works once", second.Body, StringComparison.Ordinal);
        Assert.Equal("no-referrer", second.ReferrerPolicy);
    }

    [Fact]
    public async Task Of_many_who_open_a_link_at_the_same_moment_at_two_replicas_one_is_logged_in()
    {
        var one = shared.Container;
        await using var other = shared.CreateSite().Build();
        await other.StartAsync(Cancellation);

        foreach (var maker in new[] { one, other, one })
        {
            var link = await MakeAsync(maker);
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => OpenAsync(i % 2 == 0 ? one : other, link)));

            Assert.Equal([HttpStatusCode.Found, .. Enumerable.Repeat(HttpStatusCode.Gone, 7)], answers.Select(static a => a.Status).Order());
        }
    }

    [Fact]
    public async Task A_link_that_is_too_old_or_made_up_does_not_work()
    {
        var (site, database) = (shared.Container, shared.Database);
        var link = await MakeAsync(site);
        await database.ExecuteAsync("UPDATE wp_options SET option_value = UNIX_TIMESTAMP() - 1 WHERE option_name LIKE '\\_login\\_link\\_%'", Cancellation);

        Assert.Equal(HttpStatusCode.Gone, (await OpenAsync(site, link)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await OpenAsync(site, "/wp-login-link?token=" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)))).Status);
        Assert.Equal(HttpStatusCode.Gone, (await OpenAsync(site, "/wp-login-link?token=%25")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await OpenAsync(site, "/wp-login-link")).Status);

        // The next one takes the old one's row away.
        await MakeAsync(site);
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT COUNT(*) FROM wp_options WHERE option_name LIKE '\\_login\\_link\\_%'", Cancellation));
    }

    [Fact]
    public async Task Only_visitors_of_whom_the_load_balancer_says_that_they_are_on_this_machine_are_let_in()
    {
        var site = shared.Container;

        foreach (var visitor in new[] { "127.0.0.1", "127.0.8.1", "::1" })
        {
            Assert.Equal((visitor, HttpStatusCode.Found), (visitor, (await OpenAsync(site, await MakeAsync(site), visitor)).Status));
        }

        // Who is not let in does not use it up.
        var link = await MakeAsync(site);
        foreach (var visitor in new[] { "192.168.1.20", "203.0.113.9", "2001:db8::1", "127.0.0.1, 203.0.113.9", "127.0.0.1.example", null })
        {
            Assert.Equal((visitor, HttpStatusCode.Forbidden), (visitor, (await OpenAsync(site, link, visitor)).Status));
        }

        Assert.Equal(HttpStatusCode.Found, (await OpenAsync(site, link)).Status);
    }

    [Fact]
    public async Task A_token_is_in_no_log_and_not_in_the_database()
    {
        var (site, database) = (shared.Container, shared.Database);
        var link = await MakeAsync(site);
        var token = link.Split('=')[1];
        Assert.Matches("^[0-9a-f]{64}$", token);

        Assert.Equal(0, await database.ScalarAsync<long>($"SELECT COUNT(*) FROM wp_options WHERE option_name LIKE '%{token}%' OR option_value LIKE '%{token}%'", Cancellation));
        var before = CountLinks(await site.GetLogAsync(Cancellation));
        await OpenAsync(site, link, visitor: null);
        await OpenAsync(site, link);
        await OpenAsync(site, link);
        var log = "";
        await Condition.UntilAsync(async () => CountLinks(log = await site.GetLogAsync(Cancellation)) == before + 3, "the requests are in the log", Cancellation);
        Assert.DoesNotContain(token, log, StringComparison.Ordinal);

        static int CountLinks(string log) => log.Split('\n').Count(static l => l.Contains("\"GET /wp-login-link HTTP/1.1\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_that_was_not_told_to_has_no_such_links()
    {
        var local = shared.Container;
        await using var silent = new WordPressBuilder(shared.Assembly.Images.WordPress).WithDatabase(shared.Database).Build();
        await silent.StartAsync(Cancellation);
        var link = await MakeAsync(local);

        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(silent, link)).Status);
        Assert.Equal(1, (await silent.ExecAsync(Command("login-link.php"), Cancellation)).ExitCode);
        Assert.Equal(HttpStatusCode.Found, (await OpenAsync(local, link)).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("production")]
    [InlineData("staging")]
    public async Task A_site_that_is_not_on_its_developers_machine_refuses_to_have_them(string? environment)
    {
        string[] type = environment is null ? [] : [$"--env=WP_ENVIRONMENT_TYPE={environment}"];
        var result = await DockerCli.TryAsync(["run", "--rm", "--network=none", TestRun.LabelArgument, "--env=WORDPRESS_LOGIN_LINKS=1", .. type, shared.Assembly.Images.WordPress], Cancellation);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("WORDPRESS_LOGIN_LINKS is on, and WP_ENVIRONMENT_TYPE is not local", Assert.Single(result.Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static string[] Command(string script) => ["php8.4", "/usr/local/lib/wordpress/commands/" + script];

    private static Task<string> MakeAsync(WordPressContainer site) => site.RunAsync(Cancellation, Command("login-link.php"));

    private static async Task<Answer> OpenAsync(WordPressContainer site, string link, string? visitor = "127.0.0.1", CookieContainer? cookies = null, HttpMethod? method = null)
    {
        using var client = site.CreateClient(cookies);
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(link, UriKind.Relative));
        if (visitor is not null)
        {
            request.Headers.Add("X-Forwarded-For", visitor);
        }

        using var response = await client.SendAsync(request, Cancellation);
        var policy = response.Headers.TryGetValues("Referrer-Policy", out var policies) ? string.Join(',', policies) : null;
        return new(response.StatusCode, response.Headers.Location, await response.Content.ReadAsStringAsync(Cancellation), policy, response.Headers.CacheControl?.ToString());
    }

    private sealed record Answer(HttpStatusCode Status, Uri? Location, string Body, string? ReferrerPolicy, string? CacheControl);
}
