using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>The dashboard's curves, in a browser.</summary>
public sealed class MetricsPageTests
{
    [Fact]
    public async Task Curves_are_drawn_pointed_at_walked_through_and_shown_as_a_table()
    {
        await using var site = new AppHostSite(scenario: "scheduled-web");
        await site.RunAsync();
        var login = (await site.VerbAsync("dashboard")).Output.Trim();
        await using var chromium = await Chromium.LaunchAsync();
        await using var browser = await chromium.OpenAsync();
        var page = browser.Page;
        await page.GotoAsync($"{login}&returnUrl={Uri.EscapeDataString("/metrics?minutes=5")}");

        // Two replicas have a curve each; what the load balancer counts has one for each class of answers.
        var web = page.GetByRole(AriaRole.Region, new() { Name = "web" });
        var cpu = Chart(web, "CPU");
        await Expect(cpu.Locator("path.line")).ToHaveCountAsync(2);
        await Expect(cpu.Locator(".legend")).ToContainTextAsync(new Regex(@"web-1 [\d.]+ %.*web-2 [\d.]+ %"));
        var requests = Chart(web, "Requests");
        await Expect(requests.Locator("path.line")).ToHaveCountAsync(4);
        await Expect(requests.Locator("path.line").First).ToHaveAttributeAsync("d", new Regex(@"^M[\d. ]+L"));

        // By mouse.
        var plot = requests.Locator(".plot");
        var moment = requests.Locator(".moment");
        await Expect(moment).ToHaveTextAsync("Now");
        await MoveUntilNoticedAsync(plot, moment);
        await Expect(moment).ToHaveTextAsync(new Regex(@"^\d\d:\d\d:\d\d$"));
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).HoverAsync();
        await Expect(moment).ToHaveTextAsync("Now");

        // By keyboard.
        await plot.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(requests.Locator(".point")).ToHaveCountAsync(4);
        var last = await moment.TextContentAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(moment).Not.ToHaveTextAsync(last!);
        await page.Keyboard.PressAsync("Escape");
        await Expect(moment).ToHaveTextAsync("Now");

        // As a table, for whom a picture says nothing.
        await requests.GetByRole(AriaRole.Button, new() { Name = "Requests of web as a table" }).ClickAsync();
        await Expect(requests.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(["Time", "2xx", "3xx", "4xx", "5xx"]);
        await Expect(requests.GetByRole(AriaRole.Cell).First).ToHaveTextAsync(new Regex("/s$"));

        // Another period, on a phone.
        await page.SetViewportSizeAsync(390, 844);
        await page.GetByRole(AriaRole.Button, new() { Name = "1 h" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("minutes=60"));
        await Expect(cpu.Locator("path.line")).ToHaveCountAsync(2);
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(browser.Complaints);
    }

    // It notices the mouse once its script has come; until then, as a person would, it is moved on.
    private static async Task MoveUntilNoticedAsync(ILocator plot, ILocator moment)
    {
        for (var x = 100; x < 300 && await moment.TextContentAsync() == "Now"; x++)
        {
            await plot.HoverAsync(new() { Position = new() { X = x, Y = 40 } });
        }
    }

    private static ILocator Chart(ILocator section, string title) =>
        section.Locator("figure.chart").Filter(new() { Has = section.Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }) });
}
