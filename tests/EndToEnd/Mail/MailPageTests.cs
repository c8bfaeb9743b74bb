using Microsoft.Playwright;
using WpAspire.EndToEnd.Dashboard;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Mail;

/// <summary>What a site sends, read in a browser.</summary>
public class MailPageTests(Cluster cluster) : ClusterTest(cluster)
{
    private const string Hostile = "<h1>Big sale</h1><p id=\"state\">untouched</p><script>document.getElementById(\"state\").textContent = \"touched\"</script><img src=\"http://remote.invalid/pixel.png\" onerror=\"document.getElementById(`state`).textContent = `touched`\">";

    [Fact]
    public async Task A_mail_that_comes_is_seen_opened_followed_and_deleted()
    {
        await Site.SucceedAsync("mail", "clear");
        await using var browser = await Chromium.LaunchAsync();
        await using var opened = await browser.OpenAsync();
        var page = opened.Page;
        await page.GotoAsync(Site.Inbox().ToString());
        await Expect(page.GetByText("No mail yet")).ToBeVisibleAsync();

        await Site.LosePasswordAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "unread" })).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "[WordPress] Password Reset" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "unread" })).ToHaveCountAsync(0);
        await Expect(page.Locator("pre")).ToContainTextAsync("Someone has requested a password reset");
        var reset = await page.Context.RunAndWaitForPageAsync(() => page.Locator("pre a", new() { HasText = "action=rp" }).ClickAsync());
        await Expect(reset.Locator("#resetpassform")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Headers" }).ClickAsync();
        await Expect(page.Locator("dl.headers")).ToContainTextAsync("wordpress@localhost.localdomain");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(page.GetByText("No mail yet")).ToBeVisibleAsync();
        opened.AssertNoComplaints();
    }

    [Fact]
    public async Task HTML_of_a_stranger_runs_nothing_and_loads_nothing_unasked()
    {
        await Site.SucceedAsync("mail", "clear");
        await using var browser = await Chromium.LaunchAsync();
        await using var opened = await browser.OpenAsync();
        var page = opened.Page;
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.Context.RouteAsync("http://remote.invalid/**", route =>
        {
            asked.TrySetResult();
            return route.FulfillAsync(new() { Status = 404 });
        });

        await Docker.ExecAsync(await Site.ContainerAsync("wordpress-1"), "php8.4", "-r", $"exit( mail( 'ann@example.com', '<b>Sale</b>', '{Hostile}', 'Content-Type: text/html' ) ? 0 : 1 );");
        await Site.MailAsync("<b>Sale</b>");
        await page.GotoAsync(Site.Inbox().ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "<b>Sale</b>" }).ClickAsync();

        var frame = page.GetByTitle("The message as HTML");
        var letter = frame.ContentFrame;
        await Expect(letter.Locator("h1")).ToHaveTextAsync("Big sale");
        await Expect(letter.Locator("img")).ToHaveCountAsync(1);
        await Expect(letter.Locator("#state")).ToHaveTextAsync("untouched");
        Assert.DoesNotContain("allow-scripts", await frame.GetAttributeAsync("sandbox"), StringComparison.Ordinal);
        Assert.False(asked.Task.IsCompleted);

        await page.GetByRole(AriaRole.Link, new() { Name = "Load them" }).ClickAsync();
        await asked.Task.WaitAsync(Site.Patience, TestContext.Current.CancellationToken);
        await Expect(letter.Locator("#state")).ToHaveTextAsync("untouched");
    }
}
