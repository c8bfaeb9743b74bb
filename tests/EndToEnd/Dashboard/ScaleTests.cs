using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

[Collection(nameof(SharedDashboard))]
public class ScaleTests(DashboardSite site)
{
    [Fact]
    public async Task The_command_asks_for_a_number_and_the_second_replica_comes_and_goes()
    {
        await using var page = await site.OpenAsync();

        await page.ScaleAsync("wordpress", "2");
        await Expect(page.Row("wordpress-2")).ToContainTextAsync("Running");
        await page.OpenDetailsAsync("wordpress");
        await Expect(page.Detail("wordpress_replicas")).ToContainTextAsync("2 of 2 replicas are ready");
        await page.CloseDetailsAsync();

        await page.ScaleAsync("wordpress", "1");
        await Expect(page.Row("wordpress-2")).ToHaveCountAsync(0);
        await Expect(page.Row("wordpress-1")).ToContainTextAsync("Running");
    }
}
