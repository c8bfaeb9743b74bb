using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>What the site does, in curves.</summary>
[Collection(nameof(SharedDashboard))]
public sealed partial class SiteMetricsTests(DashboardSite dashboard)
{
    [Fact]
    public async Task Requests_to_the_site_become_curves_and_numbers()
    {
        await using var browser = await dashboard.OpenAsync("/metrics?minutes=5");
        var page = browser.Page;
        using var visitor = new HttpClient { BaseAddress = dashboard.SiteUrl };
        Assert.True((await visitor.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).IsSuccessStatusCode);

        var wordpress = page.GetByRole(AriaRole.Region, new() { Name = "wordpress", Exact = true });
        await Expect(wordpress.Locator("path.line").First).ToHaveAttributeAsync("d", CurvePattern());
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "mariadb", Exact = true }).Locator("path.line").First).ToHaveAttributeAsync("d", CurvePattern());
        await browser.PictureAsync("metrics");

        var chart = wordpress.Locator("figure").First;
        await chart.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(chart.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync(NumberPattern());
        browser.AssertNoComplaints();
    }

    // Two points at least.
    [GeneratedRegex(@"M[\d. ,]+[LHVCmlhvc][\d. ,-]+")]
    private static partial Regex CurvePattern();

    [GeneratedRegex(@"\d")]
    private static partial Regex NumberPattern();
}
