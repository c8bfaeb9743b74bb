using Microsoft.Playwright;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>A browser without a window: the one that this machine has.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    // In milliseconds: as long as a container takes to start on a machine that does other things, too.
    private const float Patience = 240_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public static async Task<Chromium> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",

            // Its sandbox does not work for root, who runs CI.
            Args = ["--no-sandbox"],
            Timeout = Patience,
        });
        return new(playwright, browser);
    }

    /// <summary>A page of a browser that has visited nothing yet.</summary>
    public async Task<BrowserPage> OpenAsync()
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = 1280, Height = 800 },
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-US",
        });
        context.SetDefaultTimeout(Patience);
        await context.RouteAsync("**/*", FetchAsync);
        return new(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    // Chromium gives up what it loads whenever a container gets its network (ERR_NETWORK_CHANGED), and a page without one of its
    // scripts is none. Playwright's own client goes on.
    private static async Task FetchAsync(IRoute route)
    {
        if (route.Request.ResourceType is not ("script" or "stylesheet" or "font" or "image"))
        {
            await route.ContinueAsync();
            return;
        }

        try
        {
            await route.FulfillAsync(new() { Response = await route.FetchAsync(new() { MaxRedirects = 0 }) });
        }
        catch (PlaywrightException)
        {
            // The page is closed, or has gone on.
        }
    }
}
