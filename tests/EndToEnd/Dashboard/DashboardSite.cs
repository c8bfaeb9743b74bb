using Microsoft.Playwright;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>A site that runs, a browser, and the way into its dashboard.</summary>
public sealed class DashboardSite : IAsyncLifetime
{
    private Chromium? _browser;

    /// <summary>The site.</summary>
    internal AppHostSite Site { get; } = new(name: Pictures.Directory is null ? null : "daily-planet");

    /// <summary>The address that lets its reader in.</summary>
    internal Uri LoginUrl { get; private set; } = null!;

    /// <summary>The address of the site itself.</summary>
    internal Uri SiteUrl { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var launching = Chromium.LaunchAsync();
        await Site.RunAsync("--set", "Aws:Domain=blog.example.com", "--set", "Aws:HostedZoneId=Z0123456789ABC", "--set", "Aws:Observability:AlarmEmail=ops@example.com");
        var printed = await Site.VerbAsync("dashboard");
        Assert.True(printed.ExitCode == 0, printed.All);
        LoginUrl = new Uri(printed.Output.Trim());
        SiteUrl = new Uri((await Site.DescribeAsync("wordpress")).GetProperty("connection").GetProperty("Uri").GetString()!);
        _browser = await launching;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Nothing of it is left where it did not start.
        await Site.DisposeAsync();
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    /// <summary>Opens a page of the dashboard as somebody who has followed the address that <c>run</c> prints.</summary>
    internal async Task<BrowserPage> OpenAsync(string path = "/", int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        var browser = await _browser!.OpenAsync(width, height, scheme);
        await browser.Page.GotoAsync($"{LoginUrl}&returnUrl={Uri.EscapeDataString(path)}");
        await Assertions.Expect(browser.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        return browser;
    }

    /// <summary>A browser that has visited nothing yet.</summary>
    internal Task<BrowserPage> OpenEmptyAsync() => _browser!.OpenAsync();
}
