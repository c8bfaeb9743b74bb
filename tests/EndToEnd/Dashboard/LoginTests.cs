using System.Text.RegularExpressions;
using System.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>Who gets in, and who does not, in a real browser.</summary>
[Collection(nameof(SharedDashboard))]
public sealed partial class LoginTests(DashboardSite dashboard)
{
    [Fact]
    public async Task The_token_is_asked_for_and_leads_to_the_page_that_was_asked_for()
    {
        await using var browser = await dashboard.OpenEmptyAsync();
        var page = browser.Page;
        await page.GotoAsync(new Uri(dashboard.LoginUrl, "/metrics").ToString());
        await page.GetByLabel("Token").FillAsync("wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is not the token of this run");

        await page.GetByLabel("Token").FillAsync(HttpUtility.ParseQueryString(dashboard.LoginUrl.Query)["t"]!);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(MetricsPattern());
        await Expect(browser.Heading("Metrics")).ToBeVisibleAsync();

        // The browser tells the refusal, and nothing else.
        Assert.Contains("401", Assert.Single(browser.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_the_site_gets_nothing_from_the_dashboard_though_its_reader_is_logged_in()
    {
        await using var browser = await dashboard.OpenAsync();
        var page = browser.Page;
        await page.GotoAsync(dashboard.SiteUrl.ToString());
        var fetched = await page.EvaluateAsync<string>("url => fetch(url, { credentials: 'include' }).then(r => r.text(), e => e.name)", new Uri(dashboard.LoginUrl, "/api/resources").ToString());
        var socket = await page.EvaluateAsync<string>(
            "url => new Promise(done => { const socket = new WebSocket(url); socket.onopen = () => done('open'); socket.onerror = () => done('refused'); })",
            new UriBuilder(dashboard.LoginUrl) { Scheme = "ws", Path = "/_blazor", Query = "" }.Uri.ToString());
        var framed = await page.EvaluateAsync<bool>(
            "url => new Promise(done => { const frame = document.createElement('iframe'); frame.onload = () => { try { done(frame.contentDocument === null); } catch { done(true); } }; frame.src = url; document.body.append(frame); })",
            new Uri(dashboard.LoginUrl, "/").ToString());

        Assert.Equal(("TypeError", "refused", true), (fetched, socket, framed));
        Assert.All(page.Frames.Skip(1), static frame => Assert.DoesNotContain("Resources", frame.Name, StringComparison.Ordinal));

        // The reader of the dashboard itself goes on.
        await page.GotoAsync(new Uri(dashboard.LoginUrl, "/").ToString());
        await Expect(browser.Heading("Resources")).ToBeVisibleAsync();
    }

    [GeneratedRegex("/metrics$")]
    private static partial Regex MetricsPattern();
}
