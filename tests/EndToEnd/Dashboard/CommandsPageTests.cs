using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>The commands of resources, as a person gives them.</summary>
[Collection(nameof(SharedDashboard))]
public sealed class CommandsPageTests(DashboardSite dashboard)
{
    [Fact]
    public async Task The_toolbox_asks_for_a_command_line_and_shows_what_it_wrote()
    {
        const string line = "echo \"<b>$WORDPRESS_DB_USER</b>\"";
        await using var browser = await dashboard.OpenAsync("/?resource=toolbox");
        var details = browser.Details("toolbox");
        var command = browser.Dialog.GetByLabel("Command", new() { Exact = true });

        // What is not wanted after all is not run, and is still there the next time.
        await Button(details, "Run a command").ClickAsync();
        await command.FillAsync(line);
        await Button(browser.Dialog, "Cancel").ClickAsync();
        await Expect(browser.Dialog).ToHaveCountAsync(0);
        Assert.Empty(await Docker.ReplicasAsync(dashboard.Site.Name, "toolbox"));

        // By key.
        await Button(details, "Run a command").ClickAsync();
        await Expect(command).ToHaveValueAsync(line);
        await command.PressAsync("Enter");
        await Expect(browser.Dialog.Locator("pre")).ToHaveTextAsync("<b>wordpress</b>");
        await Button(browser.Dialog, "Close").ClickAsync();

        // By mouse.
        await Button(details, "Run a command").ClickAsync();
        await command.FillAsync("echo half; exit 3");
        await Button(browser.Dialog, "Run a command").ClickAsync();
        await Expect(browser.Dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The command ended with exit code 3.");
        await Expect(browser.Dialog.Locator("pre")).ToHaveTextAsync("half");
        await Button(browser.Dialog, "Close").ClickAsync();

        // As it was before.
        Assert.Equal("toolbox: stop is done.", (await dashboard.Site.VerbAsync("resource", "toolbox", "stop")).Output.Trim());
        browser.AssertNoComplaints();
    }

    [Fact]
    public async Task Rows_are_a_table()
    {
        await using var browser = await dashboard.OpenAsync("/?resource=mariadb");
        await Button(browser.Details("mariadb"), "Process list").ClickAsync();

        await Expect(browser.Dialog.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(["Id", "User", "Host", "Database", "Command", "Seconds", "State", "Query"]);
        await Expect(browser.Dialog).ToBeFocusedAsync();
        await browser.Page.Keyboard.PressAsync("Escape");
        await Expect(browser.Dialog).ToHaveCountAsync(0);
        browser.AssertNoComplaints();
    }

    [Fact]
    public async Task One_click_makes_a_login_link_and_another_logs_the_administrator_in()
    {
        await using var browser = await dashboard.OpenAsync("/?resource=wordpress");
        await Button(browser.Details("wordpress"), "Log-in link").ClickAsync();

        var admin = await browser.Page.RunAndWaitForPopupAsync(() => browser.Dialog.GetByRole(AriaRole.Link).ClickAsync());
        await Expect(admin.Locator("#wpadminbar")).ToBeVisibleAsync();
        Assert.Equal("/wp-admin/", new Uri(admin.Url).AbsolutePath);
        browser.AssertNoComplaints();
    }

    private static ILocator Button(ILocator part, string text) => part.Locator("fluent-button").Filter(new() { HasText = text });
}
