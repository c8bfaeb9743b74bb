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

    [Fact]
    public async Task A_visit_is_a_trace_from_the_load_balancer_to_the_queries()
    {
        // What cannot be sent in time is left out: then another visit is looked at.
        while (true)
        {
            await site.VisitAsync("/");
            await using var page = await site.OpenAsync("/traces/resource/wordpress", Visit);
            await Visit(page.Page).ClickAsync();

            await Expect(page.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/traces/detail/"));
            var spans = page.Page.GetByRole(AriaRole.Region, new() { Name = "Trace detail" }).GetByRole(AriaRole.Row);
            await Expect(spans.Nth(1)).ToContainTextAsync("wordpress");
            await Expect(spans.Nth(1)).ToContainTextAsync("GET /");
            if (!await IsThereAsync(spans.Filter(new() { HasText = "SELECT wp_options" }).First))
            {
                continue;
            }

            // The page as WordPress knows it, under what the load balancer forwards.
            await Expect(spans.Filter(new() { HasText = "wordpress-1" }).Filter(new() { HasText = "GET /" }).First).ToBeVisibleAsync();
            await Expect(spans.Last).ToContainTextAsync("wordpress-1");
            await page.PictureAsync("dashboard-trace");
            return;
        }
    }

    private static async Task<bool> IsThereAsync(ILocator locator)
    {
        try
        {
            await locator.WaitForAsync(new() { Timeout = 15_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    // The last one: the first were answered before there was a replica.
    private static ILocator Visit(IPage page) => page.GetByRole(AriaRole.Gridcell, new() { NameRegex = new(@"^Name: wordpress: GET \x2F ") }).Last;
}
