using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>The resources, seen and operated.</summary>
[Collection(nameof(SharedDashboard))]
public sealed partial class ResourcesPageTests(DashboardSite dashboard)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_resources_of_a_site_are_shown_and_found(ColorScheme scheme)
    {
        await using var browser = await dashboard.OpenAsync(scheme: scheme);
        var page = browser.Page;
        await Expect(page).ToHaveTitleAsync(TitlePattern());
        await browser.ExpectHealthyAsync();
        await Expect(browser.StateOf("mail")).ToHaveTextAsync("Healthy");
        await Expect(browser.StateOf("toolbox")).ToHaveClassAsync(new Regex(@"\boff\b"));
        await browser.PictureAsync(scheme == ColorScheme.Dark ? "resources-dark" : "resources");

        await page.GetByPlaceholder("Filter").FillAsync("mariadb");
        await Expect(browser.Row("wordpress")).ToHaveCountAsync(0);
        await Expect(browser.Row("mariadb")).ToBeVisibleAsync();
        await page.GetByPlaceholder("Filter").FillAsync("nothing like this");
        await Expect(page.GetByText("No resource matches “nothing like this”.")).ToBeVisibleAsync();
        browser.AssertNoComplaints();
    }

    [Fact]
    public async Task Secrets_in_the_details_are_masked_until_they_are_asked_for()
    {
        var password = (await dashboard.Site.DescribeAsync("wordpress")).GetProperty("connection").GetProperty("Password").GetString()!;
        await using var browser = await dashboard.OpenAsync();
        await browser.OpenDetailsAsync("wordpress");
        var details = browser.Details("wordpress");
        var connection = details.Locator("section").Filter(new() { Has = browser.Page.GetByRole(AriaRole.Heading, new() { Name = "Connection" }) });

        await Expect(details).ToContainTextAsync("refers to wordpress-db");
        await Expect(details).ToContainTextAsync("WORDPRESS_DB_PASSWORD");
        await Expect(details).ToContainTextAsync(SizePattern());
        Assert.DoesNotContain(password, await browser.Page.ContentAsync(), StringComparison.Ordinal);

        await connection.GetByRole(AriaRole.Button, new() { Name = "Show Password" }).ClickAsync();
        await Expect(connection).ToContainTextAsync(password);
        await connection.GetByRole(AriaRole.Button, new() { Name = "Hide Password" }).ClickAsync();
        await Expect(connection).Not.ToContainTextAsync(password);
        browser.AssertNoComplaints();
    }

    [Fact]
    public async Task The_database_is_stopped_and_started_and_what_needs_it_follows()
    {
        await using var browser = await dashboard.OpenAsync();
        var page = browser.Page;
        await browser.ExpectHealthyAsync();

        await browser.Button("Stop mariadb").ClickAsync();
        await Expect(browser.Dialog).ToContainTextAsync("Its volumes are kept.");
        await browser.Dialog.GetByText("Cancel", new() { Exact = true }).ClickAsync();
        await Expect(browser.Dialog).ToHaveCountAsync(0);
        await Expect(browser.StateOf("mariadb")).ToHaveTextAsync("Healthy");

        await browser.Button("Stop mariadb").ClickAsync();
        await browser.Dialog.Locator("fluent-button").Filter(new() { HasText = "Stop" }).ClickAsync();
        await Expect(browser.StateOf("mariadb")).ToHaveTextAsync("Exited");
        await Expect(browser.StateOf("wordpress")).ToHaveTextAsync("Unhealthy");
        await Expect(browser.Row("wordpress").Locator(".message")).Not.ToBeEmptyAsync();

        await browser.Button("Start mariadb").ClickAsync();
        await browser.ExpectHealthyAsync();
        browser.AssertNoComplaints();
    }

    [Fact]
    public async Task WordPress_is_scaled_to_two_replicas_and_back()
    {
        await using var browser = await dashboard.OpenAsync();
        await browser.ExpectHealthyAsync();
        await browser.OpenDetailsAsync("wordpress");
        var details = browser.Details("wordpress");

        await details.GetByLabel("Replicas").FillAsync("2");
        await details.GetByText("Scale", new() { Exact = true }).ClickAsync();
        await Expect(browser.Row("wordpress").Locator(".replicas")).ToHaveTextAsync("2 of 2 replicas");
        await Expect(browser.StateOf("wordpress")).ToHaveTextAsync("Healthy");
        await Expect(details).ToContainTextAsync("2: Running");

        await details.GetByLabel("Replicas").FillAsync("1");
        await details.GetByText("Scale", new() { Exact = true }).ClickAsync();
        await Expect(browser.Row("wordpress").Locator(".replicas")).ToHaveCountAsync(0);
        await browser.ExpectHealthyAsync();
        browser.AssertNoComplaints();
    }

    [Fact]
    public async Task A_volume_says_who_has_it_where_and_how_large_it_is()
    {
        await using var browser = await dashboard.OpenAsync();
        await browser.ExpectHealthyAsync();
        await browser.OpenDetailsAsync("uploads");
        var details = browser.Details("uploads");

        await Expect(details).ToContainTextAsync("used by wordpress");
        await Expect(details).ToContainTextAsync("wordpress: /var/www/html/wp-content/uploads");
        await Expect(details).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"-uploads-shared \d[\d.]* [KM]?i?B"));
        browser.AssertNoComplaints();
    }

    [Fact]
    public async Task The_graph_says_who_waits_for_whom_and_leads_to_the_details()
    {
        await using var browser = await dashboard.OpenAsync();
        var page = browser.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Graph" }).ClickAsync();
        var graph = page.GetByRole(AriaRole.Region, new() { Name = "Resources" });
        await Expect(graph).ToBeVisibleAsync();
        await graph.GetByRole(AriaRole.Link).Filter(new() { HasText = "mariadb" }).First.ClickAsync();

        await Expect(browser.Details("mariadb")).ToContainTextAsync("/var/lib/mysql");
        browser.AssertNoComplaints();
    }

    [GeneratedRegex("^Resources · ")]
    private static partial Regex TitlePattern();

    [GeneratedRegex(@"\d (B|KiB|MiB)")]
    private static partial Regex SizePattern();
}
