using System.Net.Http.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>What WordPress sends, read where it was caught.</summary>
[Collection(nameof(SharedDashboard))]
public sealed class SiteMailTests(DashboardSite dashboard)
{
    private const string Hostile = "<img src=x onerror=alert(1)>";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lost_password_is_found_again_and_a_title_with_markup_is_text()
    {
        await using var browser = await dashboard.OpenAsync("/mail");
        var page = browser.Page;
        await LosePasswordAsync();
        await Mail(page, "[WordPress] Password Reset").First.ClickAsync();
        await Expect(page.Locator("pre.letter")).ToContainTextAsync("Someone has requested a password reset");
        await browser.PictureAsync("mail");
        var form = await page.Context.RunAndWaitForPageAsync(() => page.Locator("pre.letter a").Filter(new() { HasText = "action=rp" }).ClickAsync());
        await Expect(form.Locator("#resetpassform")).ToBeVisibleAsync();
        await form.CloseAsync();
        await Mail(page, "[WordPress] Password Reset").First.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Message" })).ToHaveCountAsync(0);

        using var administrator = await dashboard.Site.ClientAsync();
        await administrator.LogInAsync();
        await SetTitleAsync(administrator, Hostile);
        await LosePasswordAsync();
        await Mail(page, $"[{Hostile}] Password Reset").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"[{Hostile}] Password Reset" })).ToBeVisibleAsync();
        await Expect(page.Locator("main img")).ToHaveCountAsync(0);

        await SetTitleAsync(administrator, "WordPress");
        browser.AssertNoComplaints();
    }

    private static ILocator Mail(IPage page, string subject) => page.GetByRole(AriaRole.Link, new() { Name = subject });

    private static async Task SetTitleAsync(SiteClient administrator, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/wp-json/wp/v2/settings") { Content = JsonContent.Create(new { title }) };
        await administrator.GetJsonAsync(request);
    }

    private async Task LosePasswordAsync()
    {
        using var visitor = new HttpClient { BaseAddress = dashboard.SiteUrl };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["user_login"] = "admin" });
        using var response = await visitor.PostAsync(new Uri("/wp-login.php?action=lostpassword", UriKind.Relative), form, Ct);
        Assert.True(response.IsSuccessStatusCode);
    }
}
