using Microsoft.Playwright;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>What a site sends, read in a browser.</summary>
public class MailPageTests
{
    private const string Hostile = "<h1>Big sale</h1><p id=\"state\">untouched</p><script>document.getElementById('state').textContent = 'touched'</script><img src=\"http://remote.invalid/pixel.png\" onerror=\"document.getElementById('state').textContent = 'touched'\">";

    [Fact]
    public async Task A_mail_that_comes_is_seen_opened_followed_and_deleted()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();
        await using var browser = await Chromium.LaunchAsync();
        await using var opened = await browser.OpenAsync();
        var page = opened.Page;
        await page.GotoAsync((await site.VerbAsync("dashboard")).Output.Trim());
        await page.GetByRole(AriaRole.Link, new() { Name = "Mail", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("No mail yet")).ToBeVisibleAsync();

        await LosePasswordAsync(site);
        var subject = page.GetByRole(AriaRole.Link, new() { Name = "[WordPress] Password Reset" });
        await Assertions.Expect(page.Locator("tr.unread")).ToHaveCountAsync(1);
        await subject.ClickAsync();
        await Assertions.Expect(page.Locator("tr.unread")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("pre.letter")).ToContainTextAsync("Someone has requested a password reset");
        var reset = await page.Context.RunAndWaitForPageAsync(() => page.Locator("pre.letter a", new() { HasText = "action=rp" }).ClickAsync());
        await Assertions.Expect(reset.Locator("#resetpassform")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Headers" }).ClickAsync();
        await Assertions.Expect(page.Locator(".values")).ToContainTextAsync("wordpress@localhost.localdomain");
        await page.Locator(".details fluent-button").Filter(new() { HasText = "Delete" }).ClickAsync();
        await Assertions.Expect(page.GetByText("No mail yet")).ToBeVisibleAsync();
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task HTML_of_a_stranger_runs_nothing_and_loads_nothing_unasked()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();
        await using var browser = await Chromium.LaunchAsync();
        await using var opened = await browser.OpenAsync();
        var page = opened.Page;
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.Context.RouteAsync("http://remote.invalid/**", route =>
        {
            asked.TrySetResult();
            return route.FulfillAsync(new() { Status = 404 });
        });
        await page.GotoAsync((await site.VerbAsync("dashboard")).Output.Trim());
        await page.GetByRole(AriaRole.Link, new() { Name = "Mail", Exact = true }).ClickAsync();

        var sent = await site.VerbAsync("exec", "wordpress", "--", "php8.4", "-r", $"exit( mail( 'ann@example.com', '<b>Sale</b>', {Quoted(Hostile)}, \"Content-Type: text/html\" ) ? 0 : 1 );");
        Assert.True(sent.ExitCode == 0, sent.All);
        await page.GetByRole(AriaRole.Link, new() { Name = "<b>Sale</b>" }).ClickAsync();

        var letter = page.FrameLocator("iframe.letter");
        await Assertions.Expect(letter.Locator("h1")).ToHaveTextAsync("Big sale");
        await Assertions.Expect(letter.Locator("img")).ToHaveCountAsync(1);
        await Assertions.Expect(letter.Locator("#state")).ToHaveTextAsync("untouched");
        Assert.DoesNotContain("allow-scripts", await page.Locator("iframe.letter").GetAttributeAsync("sandbox"), StringComparison.Ordinal);
        Assert.False(asked.Task.IsCompleted);

        await page.GetByRole(AriaRole.Button, new() { Name = "Load them" }).ClickAsync();
        await asked.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        await Assertions.Expect(letter.Locator("#state")).ToHaveTextAsync("untouched");
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "\\'", StringComparison.Ordinal)}'";

    private static async Task LosePasswordAsync(AppHostSite site)
    {
        using var client = new HttpClient { BaseAddress = new Uri((await site.DescribeAsync("wordpress")).GetProperty("connection").GetProperty("Uri").GetString()!) };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["user_login"] = "admin" });
        using var response = await client.PostAsync(new Uri("/wp-login.php?action=lostpassword", UriKind.Relative), form, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
