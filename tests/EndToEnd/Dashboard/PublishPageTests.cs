using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>What the site would be on AWS.</summary>
[Collection(nameof(SharedDashboard))]
public sealed class PublishPageTests(DashboardSite dashboard)
{
    private const int AllControls = 72;

    [Fact]
    public async Task Resources_controls_and_cost_are_shown_for_each_environment()
    {
        await using var browser = await dashboard.OpenAsync("/publish");
        var page = browser.Page;
        await Expect(browser.Heading("AWS")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "RDS instance" }).First).ToBeVisibleAsync();
        await browser.PictureAsync("aws");
        var dev = await ReadAsync(browser);

        await page.GetByLabel("Environment").SelectOptionAsync("prod");
        await Expect(Figure(page, "Resources")).Not.ToContainTextAsync($"{dev.Resources} ");
        await Expect(page.Locator(".figures")).ToHaveAttributeAsync("aria-busy", "false");
        var prod = await ReadAsync(browser);

        Assert.InRange(dev.Resources, 50, prod.Resources - 1);
        Assert.InRange(dev.Cost, 20, prod.Cost - 1);
        browser.AssertNoComplaints();
    }

    private static async Task<(int Resources, decimal Cost)> ReadAsync(BrowserPage browser)
    {
        var page = browser.Page;
        var rows = page.Locator("tbody tr");
        await TabAsync("Controls");
        await Expect(rows).ToHaveCountAsync(AllControls);
        await TabAsync("Resources");
        await Expect(rows.First).ToBeVisibleAsync();
        var resources = int.Parse((await Figure(page, "Resources").TextContentAsync())!.Split(' ')[0], CultureInfo.InvariantCulture);
        await Expect(rows).ToHaveCountAsync(resources);
        await TabAsync("Cost");
        var total = await page.Locator("tfoot td").InnerTextAsync();
        await Expect(Figure(page, "Cost a month")).ToContainTextAsync(total);
        await TabAsync("Diagram");
        return (resources, decimal.Parse(total.TrimStart('$'), CultureInfo.InvariantCulture));

        Task TabAsync(string name) => page.GetByRole(AriaRole.Group, new() { Name = "What to show" }).GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
    }

    private static ILocator Figure(IPage page, string name) => page.Locator(".figures div").Filter(new() { HasText = name }).Locator("dd").First;
}
