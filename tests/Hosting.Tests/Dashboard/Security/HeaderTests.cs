using System.Net;
using System.Text.RegularExpressions;

namespace WpAspire.Hosting.Tests.Dashboard.Security;

/// <summary>What every answer tells the browser, whatever it is.</summary>
public sealed partial class HeaderTests(TestDashboard dashboard) : IClassFixture<TestDashboard>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, HttpStatusCode, bool> Answers => new()
    {
        { "a page", "/", HttpStatusCode.OK, true },
        { "no page", "/nowhere", HttpStatusCode.NotFound, true },
        { "the log-in page", "/login", HttpStatusCode.OK, false },
        { "a wrong token", "/login?t=wrong", HttpStatusCode.Unauthorized, false },
        { "a redirect", "/", HttpStatusCode.Redirect, false },
        { "a refusal", "/api/resources", HttpStatusCode.Unauthorized, false },
        { "the API", "/api/resources", HttpStatusCode.OK, true },
        { "no resource", "/api/resources/bix", HttpStatusCode.NotFound, true },
        { "a style sheet", "/assets/dashboard.css", HttpStatusCode.OK, false },
        { "a script", "/assets/theme.js", HttpStatusCode.OK, false },
        { "a script of the framework", "/_framework/blazor.web.js", HttpStatusCode.OK, false },
        { "no asset", "/assets/nothing.js", HttpStatusCode.NotFound, true },
        { "the hub", "/_blazor", HttpStatusCode.BadRequest, true },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_answer_says_what_the_browser_must_not_do(string what, string path, HttpStatusCode expected, bool isLoggedIn)
    {
        using var client = isLoggedIn ? dashboard.Script() : dashboard.Client();
        using var response = await client.SendAsync(TestDashboard.Page(path), Ct);

        Assert.Equal((what, expected), (what, response.StatusCode));
        AssertHeaders(response);
    }

    [Fact]
    public async Task An_address_without_a_page_is_told_to_people_by_a_page_and_to_scripts_by_the_status()
    {
        using var client = dashboard.Script();
        using var page = await client.SendAsync(TestDashboard.Page("/nowhere"), Ct);
        using var script = await client.GetAsync(TestDashboard.Path("/nowhere"), Ct);
        using var api = await client.SendAsync(TestDashboard.Page("/api/nothing"), Ct);

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [page.StatusCode, script.StatusCode, api.StatusCode]);
        Assert.Contains("_framework/blazor.web.js", await page.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Empty(await script.Content.ReadAsStringAsync(Ct));
        Assert.Empty(await api.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task So_do_the_refusals_of_other_sites()
    {
        using var client = dashboard.Client();
        using var host = await client.SendAsync(TestDashboard.Page("/", ("Host", "evil.example")), Ct);
        using var origin = await client.SendAsync(TestDashboard.Page("/", ("Origin", "http://evil.example")), Ct);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Forbidden), (host.StatusCode, origin.StatusCode));
        AssertHeaders(host);
        AssertHeaders(origin);
    }

    [Fact]
    public async Task No_page_has_a_script_a_style_or_a_handler_in_itself_or_anything_from_elsewhere()
    {
        using var client = dashboard.Script();
        foreach (var path in new[] { "/", "/login", "/login?t=wrong", "/nowhere" })
        {
            using var response = await client.SendAsync(TestDashboard.Page(path), Ct);
            var page = await response.Content.ReadAsStringAsync(Ct);

            Assert.All(ScriptPattern().Matches(page), static m => Assert.Matches("src=\"[^\"]+\"", m.Value));
            Assert.DoesNotMatch(@"<[^>]+\son[a-z]+\s*=", page);
            Assert.DoesNotContain("javascript:", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("(src|href)=\"(https?:)?//", page);
        }
    }

    [Fact]
    public async Task Everything_that_a_page_loads_is_there_without_a_token()
    {
        using var script = dashboard.Script();
        using var response = await script.SendAsync(TestDashboard.Page("/"), Ct);
        using var client = dashboard.Client();
        var files = LinkPattern().Matches(await response.Content.ReadAsStringAsync(Ct)).Select(static m => m.Groups[1].Value).Where(static f => f != "/").ToList();

        Assert.Contains("_framework/blazor.web.js", files);
        foreach (var file in files)
        {
            using var loaded = await client.GetAsync(TestDashboard.Path("/" + file.TrimStart('/')), Ct);
            Assert.Equal((file, HttpStatusCode.OK), (file, loaded.StatusCode));
        }
    }

    private static void AssertHeaders(HttpResponseMessage response)
    {
        var policy = Header("Content-Security-Policy").Split("; ").ToDictionary(static d => d.Split(' ')[0], static d => d.Split(' ')[1..]);
        Assert.Equal(["'none'"], policy["default-src"]);
        Assert.Equal(["'self'"], policy["script-src"]);
        Assert.Equal(["'none'"], policy["frame-ancestors"]);
        Assert.Equal(["'self'"], policy["connect-src"]);
        Assert.Equal(["'self'"], policy["form-action"]);
        Assert.Equal(["'self'"], policy["base-uri"]);
        Assert.DoesNotContain("object-src", policy.Keys);
        Assert.DoesNotContain(policy.Values.SelectMany(static v => v), static v => v is "*" or "'unsafe-eval'" || v.StartsWith("http", StringComparison.Ordinal));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl is { NoStore: true } or { NoCache: true });
        Assert.False(response.Headers.Contains("Server"));
        Assert.DoesNotContain(response.Headers, static h => h.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));

        string Header(string name) => Assert.Single(response.Headers.GetValues(name));
    }

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex ScriptPattern();

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex LinkPattern();
}
