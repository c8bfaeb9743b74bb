using System.Net;
using CsCheck;
using WpAspire.Hosting.Dashboard.Security;

namespace WpAspire.Hosting.Tests.Dashboard.Security;

/// <summary>How a browser shows the token, and what it gets for it.</summary>
public sealed class LoginTests(TestDashboard dashboard) : IClassFixture<TestDashboard>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_address_that_a_run_prints_logs_in()
    {
        var cookies = await dashboard.LogInAsync();
        using var client = dashboard.Client(cookies);
        using var page = await client.SendAsync(TestDashboard.Page("/"), Ct);
        using var api = await client.GetAsync(TestDashboard.Path("/api/resources"), Ct);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.OK, api.StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_for_the_browser_alone_for_its_own_site_alone_and_named_after_the_site()
    {
        using var client = dashboard.Client();
        using var response = await client.GetAsync(TestDashboard.LoginPath(dashboard.Token), Ct);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        var attributes = cookie.Split("; ");

        Assert.StartsWith("wpaspire-blog-", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", attributes);
        Assert.Contains("samesite=strict", attributes);
        Assert.DoesNotContain(attributes, static a => a.StartsWith("domain", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(attributes, static a => a.StartsWith("expires", StringComparison.OrdinalIgnoreCase) || a.StartsWith("max-age", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(dashboard.Token, cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_that_asks_takes_the_token_with_space_around_it()
    {
        var cookies = new CookieContainer();
        using var client = dashboard.Client(cookies);
        using var asked = await client.SendAsync(TestDashboard.Page("/login?returnUrl=%2Fconsole"), Ct);
        using var form = Form($" {dashboard.Token}\n");
        using var response = await client.PostAsync(TestDashboard.Path("/login?returnUrl=%2Fconsole"), form, Ct);

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("action=\"/login?returnUrl=%2Fconsole\"", await asked.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/console", response.Headers.Location!.OriginalString);
        Assert.NotEmpty(cookies.GetCookies(dashboard.Url));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_wrong_token_is_refused_and_may_be_given_again(string method)
    {
        using var client = dashboard.Client();
        using var form = Form("wrong");
        using var response = method == "GET"
            ? await client.GetAsync(TestDashboard.LoginPath("wrong", "/mail"), Ct)
            : await client.PostAsync(TestDashboard.Path("/login?returnUrl=%2Fmail"), form, Ct);
        var page = await response.Content.ReadAsStringAsync(Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Contains("This is not the token of this run", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/login?returnUrl=%2Fmail\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong\"", page.Replace("id=\"wrong\"", "", StringComparison.Ordinal).Replace("aria-describedby=\"wrong\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_that_asks_says_nothing_of_the_site()
    {
        using var client = dashboard.Client();
        var page = await client.GetStringAsync(TestDashboard.Path("/login"), Ct);

        Assert.DoesNotContain("blog", page, StringComparison.Ordinal);
        Assert.DoesNotContain(dashboard.Token, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_in_the_address_stays_text_on_the_page_that_asks()
    {
        using var client = dashboard.Client();
        var page = await client.GetStringAsync(TestDashboard.Path("/login?returnUrl=" + Uri.EscapeDataString("/\"><script>alert(1)</script>")), Ct);

        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/console", "/console")]
    [InlineData("/?resource=box", "/?resource=box")]
    [InlineData("/?resource=bücher", "/?resource=b%C3%BCcher")]
    [InlineData("", "/")]
    [InlineData("console", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("///evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("https:evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData(" //evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/\n/evil.example", "/")]
    [InlineData("/\r\nSet-Cookie: a=b", "/")]
    public async Task It_goes_on_to_a_page_of_the_dashboard_and_to_no_other(string returnUrl, string expected)
    {
        using var client = dashboard.Client();
        using var response = await client.GetAsync(TestDashboard.LoginPath(dashboard.Token, returnUrl), Ct);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(expected, response.Headers.Location!.OriginalString);
    }

    [Fact]
    public void Whatever_is_asked_for_a_browser_stays_at_the_dashboard() =>
        Gen.OneOf(Gen.String, Gen.String["/\\\t\r\n:.@evil#?"], Gen.String["/\\\t:evil"].Select(static s => "/" + s)).Sample(static asked =>
        {
            var path = TokenGate.ReturnPath(asked);

            // What a browser leaves out before it reads an address.
            var read = path.Replace("\t", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
            Assert.Matches(@"^/([^/\\]|$)", read);

            // What a header cannot hold would be an error in the place of a page.
            Assert.All(path, static c => Assert.InRange(c, ' ', '~'));
        });

    [Fact]
    public async Task There_is_no_cookie_for_a_name_that_the_site_has_too()
    {
        using var client = dashboard.Client();
        using var response = await client.SendAsync(TestDashboard.Page($"/login?t={dashboard.Token}&returnUrl=%2Fmail", ("Host", $"localhost:{dashboard.Url.Port}")), Ct);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal($"{dashboard.Url}login?t={dashboard.Token}&returnUrl=%2Fmail", response.Headers.Location!.OriginalString);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    private static FormUrlEncodedContent Form(string token) => new(new Dictionary<string, string> { ["t"] = token });
}
