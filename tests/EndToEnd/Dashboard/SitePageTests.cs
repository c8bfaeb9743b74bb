using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

[Collection(nameof(SharedDashboard))]
public class SitePageTests(DashboardSite site)
{
    [Fact]
    public async Task The_address_in_the_list_is_the_sites()
    {
        await using var list = await site.OpenAsync();
        var address = await list.Url("wordpress", "Site").GetAttributeAsync("href");
        await using var page = await site.OpenEmptyAsync();

        await page.OpenAsync(address!, page.Page.GetByRole(AriaRole.Link, new() { Name = "Hello world!" }).First);

        await Expect(page.Page.GetByText("Welcome to WordPress.")).ToBeVisibleAsync();
    }
}
