using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

[Collection(nameof(SharedDashboard))]
public class TelemetryTests(DashboardSite site)
{
    [Fact]
    public async Task The_metrics_page_draws_what_PHPs_workers_do()
    {
        await site.VisitAsync("/");

        await using var page = await site.OpenAsync(
            "/metrics/resource/wordpress?meter=WpAspire.Metrics&instrument=php.worker.count&view=Graph&duration=1", static p => p.GetByRole(AriaRole.Gridcell, new() { Name = "php.worker.state" }));

        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "php.worker.count" })).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "busy", Exact = true })).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "idle", Exact = true })).ToBeVisibleAsync();

        // A line with a point in it: a worker is idle.
        await Expect(page.Page.Locator(".scatterlayer path.js-line, .scatterlayer path.js-fill").First).ToBeAttachedAsync();
        await page.PictureAsync("dashboard-metrics");
    }
}
