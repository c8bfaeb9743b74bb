using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Dashboard;

namespace WpAspire.Hosting.Tests.Dashboard.Security;

/// <summary>Nothing is shown to who has not shown the token.</summary>
public sealed class TokenTests(TestDashboard dashboard) : IClassFixture<TestDashboard>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "/login?returnUrl=%2F")]
    [InlineData("/console", "/login?returnUrl=%2Fconsole")]
    [InlineData("/?resource=box&x=%26", "/login?returnUrl=%2F%3Fresource%3Dbox%26x%3D%2526")]
    [InlineData("/nowhere", "/login?returnUrl=%2Fnowhere")]
    public async Task A_page_without_a_token_leads_to_the_page_that_asks_for_it(string path, string expected)
    {
        using var client = dashboard.Client();
        using var response = await client.SendAsync(TestDashboard.Page(path), Ct);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(expected, response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("GET", "/api/resources")]
    [InlineData("GET", "/api/resources/box")]
    [InlineData("POST", "/api/resources/box/commands/greet")]
    [InlineData("POST", "/api/resources/box/scale/2")]
    [InlineData("GET", "/api/nothing")]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("GET", "/_blazor")]
    [InlineData("POST", "/")]
    [InlineData("DELETE", "/")]
    public async Task What_is_no_page_is_refused_without_a_token(string method, string path)
    {
        using var client = dashboard.Client();
        foreach (var accept in new[] { "*/*", "application/json" })
        {
            using var response = await client.SendAsync(TestDashboard.Request(new HttpMethod(method), path, ("Accept", accept)), Ct);

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).ToString());
            Assert.Contains("the token that `run` prints", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_API_is_no_page_even_to_a_browser()
    {
        using var client = dashboard.Client();
        using var response = await client.SendAsync(TestDashboard.Page("/api/resources"), Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("Bearer {0}", HttpStatusCode.OK)]
    [InlineData("bearer {0}", HttpStatusCode.OK)]
    [InlineData("Bearer {0}x", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData("{0}", HttpStatusCode.Unauthorized)]
    [InlineData("Basic {0}", HttpStatusCode.Unauthorized)]
    public async Task A_script_shows_the_token_in_a_header(string header, HttpStatusCode expected)
    {
        using var client = dashboard.Client();
        using var response = await client.SendAsync(
            TestDashboard.Request(HttpMethod.Get, "/api/resources", ("Authorization", string.Format(null, header, dashboard.Token))), Ct);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, (await response.Content.ReadAsStringAsync(Ct)).Contains("box", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_token_in_the_address_opens_the_log_in_page_alone()
    {
        using var client = dashboard.Client();
        using var response = await client.GetAsync(TestDashboard.Path($"/api/resources?t={dashboard.Token}"), Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task The_token_of_another_run_is_wrong()
    {
        await using var other = TestApp.Create("--name", "blog").Build();
        var token = other.Services.GetRequiredService<DashboardToken>().Value;
        using var client = dashboard.Client();
        using var asScript = await client.SendAsync(TestDashboard.Request(HttpMethod.Get, "/api/resources", ("Authorization", $"Bearer {token}")), Ct);
        using var asPage = await client.GetAsync(TestDashboard.LoginPath(token), Ct);

        Assert.NotEqual(token, dashboard.Token);
        Assert.Equal(HttpStatusCode.Unauthorized, asScript.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, asPage.StatusCode);
        Assert.False(asPage.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_cookie_of_another_run_is_worth_nothing()
    {
        var other = new TestDashboard();
        await other.InitializeAsync();
        var cookies = await other.LogInAsync();
        await other.DisposeAsync();

        // Cookies do not tell ports apart: the browser sends it.
        Assert.NotEmpty(cookies.GetCookies(dashboard.Url));
        using var client = dashboard.Client(cookies);
        using var response = await client.GetAsync(TestDashboard.Path("/api/resources"), Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public void A_token_is_long_made_anew_and_goes_into_an_address_as_it_is()
    {
        var tokens = Enumerable.Range(0, 100).Select(static _ => new DashboardToken(new Microsoft.Extensions.Configuration.ConfigurationManager()).Value).ToList();

        Assert.Distinct(tokens);
        Assert.All(tokens, static token => Assert.Matches("^[A-Za-z0-9_-]{32}$", token));
    }

    [Fact]
    public async Task A_token_can_be_given()
    {
        var builder = TestApp.Create();
        builder.Configuration["AppHost:BrowserToken"] = "chosen";
        await using var app = builder.Build();
        var token = app.Services.GetRequiredService<DashboardToken>();

        Assert.Equal("chosen", token.Value);
        Assert.True(token.IsValid("chosen"));
        Assert.All(new[] { null, "", "Chosen", "chosen ", "chose" }, wrong => Assert.False(token.IsValid(wrong)));
    }

    [Fact]
    public void An_empty_token_is_none()
    {
        var token = new DashboardToken(new Microsoft.Extensions.Configuration.ConfigurationManager { ["AppHost:BrowserToken"] = "" });

        Assert.Equal(32, token.Value.Length);
        Assert.False(token.IsValid(""));
    }
}
