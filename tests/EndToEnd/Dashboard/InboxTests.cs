using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

[Collection(nameof(SharedDashboard))]
public class InboxTests(DashboardSite site)
{
    [Fact]
    public async Task The_inbox_is_one_click_away_and_has_what_the_site_sends()
    {
        await using var page = await site.OpenAsync();
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("user_login", "admin")]);
        using var response = await http.PostAsync(new Uri(site.Site, "/wp-login.php?action=lostpassword"), form, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();

        var address = await page.Url("mail", "Inbox").GetAttributeAsync("href");
        await page.OpenAsync(address!, page.Page.GetByText("Password Reset").First);

        await page.PictureAsync("mail");
        await page.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Password Reset" }).First.ClickAsync();
        await Expect(page.Page.GetByText("If this was a mistake")).ToBeVisibleAsync();
    }
}
