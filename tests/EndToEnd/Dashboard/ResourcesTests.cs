using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

[Collection(nameof(SharedDashboard))]
public class ResourcesTests(DashboardSite site)
{
    [Fact]
    public async Task The_printed_link_leads_to_the_site_its_addresses_and_its_replica_below_it()
    {
        await using var page = await site.OpenAsync();

        await Expect(page.Row("wordpress")).ToContainTextAsync("Running");
        await Expect(page.Url("wordpress", "Site")).ToHaveAttributeAsync("href", site.Site.AbsoluteUri.TrimEnd('/'));
        await Expect(page.Url("wordpress", "Admin")).ToHaveAttributeAsync("href", new Uri(site.Site, "/wp-admin/").AbsoluteUri);
        await Expect(page.Url("mail", "Inbox")).ToBeVisibleAsync();

        // Those that do not run are not there, and that which does has no address beside the load balancer's.
        await Expect(page.Row("wordpress-1")).ToContainTextAsync("Running");
        await Expect(page.Row("wordpress-1").GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await Expect(page.Row("wordpress-2")).ToHaveCountAsync(0);
        await Expect(page.Row("mariadb")).ToContainTextAsync("Running");
        await Expect(page.Page.GetByText("Unhealthy")).ToHaveCountAsync(0);
        await page.PictureAsync("dashboard");

        await page.Row("wordpress").GetByLabel("Toggle nesting").ClickAsync();
        await Expect(page.Row("wordpress-1")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_details_say_how_many_replicas_are_ready()
    {
        await using var page = await site.OpenAsync();

        await page.OpenDetailsAsync("wordpress");

        await Expect(page.Detail("Health state")).ToContainTextAsync("Healthy");
        await Expect(page.Detail("wordpress_replicas")).ToContainTextAsync("1 of 1 replica is ready");
    }

    [Fact]
    public async Task Without_the_token_the_dashboard_asks_for_it()
    {
        await using var page = await site.OpenEmptyAsync();

        await page.OpenAsync(site.Address.AbsoluteUri, page.Page.Locator("fluent-text-input#token-text-field"));

        await Expect(page.Row("wordpress")).ToHaveCountAsync(0);
    }
}
