using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>What holds for every page.</summary>
[Collection(nameof(SharedDashboard))]
public sealed class AppearanceTests(DashboardSite dashboard)
{
    private const int Phone = 390;

    [Fact]
    public async Task No_page_complains_is_wider_than_a_phone_or_fetches_anything_from_elsewhere()
    {
        await using var browser = await dashboard.OpenAsync(width: Phone, height: 844);
        var page = browser.Page;
        List<string> requested = [];
        page.Request += (_, request) => requested.Add(request.Url);
        var links = page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link);
        var titles = await links.AllInnerTextsAsync();
        Assert.Contains("Resources", titles);

        foreach (var title in titles)
        {
            await links.Filter(new() { HasText = title }).ClickAsync();
            await Expect(browser.Heading(title)).ToBeVisibleAsync();
            await Expect(browser.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "…" })).ToHaveCountAsync(0);
            await AssertNotWiderAsync(page, title);
            await page.ReloadAsync();
            await Expect(browser.Heading(title)).ToBeVisibleAsync();
        }

        await page.GotoAsync(new Uri(dashboard.LoginUrl, "/?resource=wordpress").ToString());
        await Expect(browser.Details("wordpress")).ToContainTextAsync("WORDPRESS_DB_PASSWORD");
        await AssertNotWiderAsync(page, "details");
        await browser.PictureAsync("phone");

        browser.AssertNoComplaints();
        Assert.All(requested, url => Assert.StartsWith(new Uri(dashboard.LoginUrl, "/").ToString(), url.Replace("ws:", "http:", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_without_a_page_is_told_by_a_page()
    {
        await using var browser = await dashboard.OpenAsync("/nowhere");
        await Expect(browser.Heading("There is no such page")).ToBeVisibleAsync();
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "All resources", Exact = true }).ClickAsync();

        await Expect(browser.Heading("Resources")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_theme_that_is_chosen_is_remembered()
    {
        await using var browser = await dashboard.OpenAsync();
        var page = browser.Page;
        await Expect(page.Locator("body")).Not.ToHaveAttributeAsync("data-theme", "dark");
        await page.GetByLabel("Theme").SelectOptionAsync("Dark");
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-theme", "dark");

        await page.ReloadAsync();
        await Expect(page.GetByLabel("Theme")).ToHaveValueAsync("Dark");
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-theme", "dark");

        await page.GetByLabel("Theme").SelectOptionAsync("Light");
        await Expect(page.Locator("body")).Not.ToHaveAttributeAsync("data-theme", "dark");
        browser.AssertNoComplaints();
    }

    [Fact]
    public async Task The_keyboard_is_enough()
    {
        await using var browser = await dashboard.OpenAsync();
        var page = browser.Page;
        await browser.ExpectHealthyAsync();
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "To the content" });
        await Expect(browser.Heading("Resources")).ToBeFocusedAsync();

        await PressUntilFocusedAsync("Shift+Tab", page.GetByRole(AriaRole.Link, new() { Name = "Metrics" }));
        await PressUntilFocusedAsync("Shift+Tab", page.GetByLabel("Theme"));
        await PressUntilFocusedAsync("Shift+Tab", skip);
        await Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await PressUntilFocusedAsync("Tab", page.GetByPlaceholder("Filter"));
        await PressUntilFocusedAsync("Tab", browser.Row("mariadb").GetByRole(AriaRole.Link, new() { Name = "mariadb", Exact = true }));

        await page.Keyboard.PressAsync("Enter");
        await Expect(browser.Details("mariadb")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(browser.Details("mariadb")).ToHaveCountAsync(0);

        await PressUntilFocusedAsync("Tab", browser.Button("Stop mariadb"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(browser.Dialog).ToBeFocusedAsync();

        // While it is open, there is nothing else: what comes after its last button is the browser's own.
        var reached = new HashSet<string>();
        for (var i = 0; i < 6; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("(document.activeElement.closest('dialog, body > *') ?? document.body).tagName"));
        }

        Assert.Contains("DIALOG", reached);
        Assert.Empty(reached.Except(["DIALOG", "BODY"]));
        await page.Keyboard.PressAsync("Escape");
        await Expect(browser.Dialog).ToHaveCountAsync(0);
        await Expect(browser.Button("Stop mariadb")).ToBeFocusedAsync();
        await Expect(browser.StateOf("mariadb")).ToHaveTextAsync("Healthy");
        browser.AssertNoComplaints();

        async Task PressUntilFocusedAsync(string key, ILocator wanted)
        {
            for (var i = 0; i < 30 && !await wanted.EvaluateAsync<bool>("e => e === document.activeElement"); i++)
            {
                await page.Keyboard.PressAsync(key);
            }

            await Expect(wanted).ToBeFocusedAsync();
        }
    }

    private static async Task AssertNotWiderAsync(IPage page, string what) =>
        Assert.Equal((what, Phone), (what, await page.EvaluateAsync<int>("document.documentElement.scrollWidth")));
}
