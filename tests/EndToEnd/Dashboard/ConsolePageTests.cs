using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>What the containers write, as it comes.</summary>
[Collection(nameof(SharedDashboard))]
public sealed class ConsolePageTests(DashboardSite dashboard)
{
    private const string Html = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    [Fact]
    public async Task A_line_of_the_site_arrives_and_is_found_among_the_others()
    {
        await using var browser = await dashboard.OpenAsync("/console?resource=wordpress");
        var page = browser.Page;
        await Expect(Rows(page).First).ToBeVisibleAsync();

        await VisitAsync("seen-by-the-console");
        await Expect(Rows(page).Filter(new() { HasText = "GET /?seen-by-the-console" })).ToBeVisibleAsync();

        await page.GetByPlaceholder("Filter").FillAsync("seen-by-the-console");
        await Expect(page.Locator("[data-status]")).ToContainTextAsync("1 of ");
        await page.GetByPlaceholder("Filter").FillAsync("");
        await page.Locator("[data-resource]").SelectOptionAsync("");
        await Expect(Rows(page).Filter(new() { HasText = "mariadb" }).First).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(1024, 480);
        await browser.PictureAsync("console");
        browser.AssertNoComplaints();
    }

    [Fact]
    public async Task Markup_and_escape_sequences_in_a_line_are_text()
    {
        await using var browser = await dashboard.OpenAsync("/console?resource=wordpress");
        var page = browser.Page;
        var dialogs = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            dialogs.Add(dialog.Message);
            await dialog.DismissAsync();
        };

        await VisitAsync("with-markup", Html);
        var written = await dashboard.Site.VerbAsync("exec", "wordpress", "--", "sh", "-c", "printf '\\033[31mred\\033[0m \\033]0;title\\007<b>bold</b> end\\n' > /proc/1/fd/2");
        Assert.True(written.ExitCode == 0, written.All);

        await Expect(Rows(page).Filter(new() { HasText = "with-markup" })).ToContainTextAsync(Html);
        await Expect(Rows(page).Filter(new() { HasText = "red" }).Last).ToContainTextAsync("<b>bold</b> end");
        Assert.DoesNotContain("\u001b", await page.Locator(".log-rows").InnerTextAsync(), StringComparison.Ordinal);
        await Expect(page.Locator(".log-rows img, .log-rows script, .log-rows b")).ToHaveCountAsync(0);
        Assert.Empty(dialogs);
        browser.AssertNoComplaints();
    }

    private static ILocator Rows(IPage page) => page.Locator(".log-row");

    private async Task VisitAsync(string query, string userAgent = "test")
    {
        using var visitor = new HttpClient { BaseAddress = dashboard.SiteUrl };
        Assert.True(visitor.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent));
        using var response = await visitor.GetAsync(new Uri($"/?{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode);
    }
}
