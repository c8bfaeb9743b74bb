using Microsoft.Playwright;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>A browser without a window: the one that this machine has.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    // In milliseconds: as long as a container takes to start on a machine that does other things, too.
    private const float Patience = 120_000;

    private static readonly string[] s_programs = ["chromium", "chromium-browser", "google-chrome"];

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
            ExecutablePath = Find(),

            // Its sandbox does not work for root, who runs CI.
            Args = ["--no-sandbox"],
        });
        return new(playwright, browser);
    }

    /// <summary>A page of a browser that has visited nothing yet.</summary>
    /// <param name="width">Its width in CSS pixels.</param>
    /// <param name="height">Its height in CSS pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    public async Task<BrowserPage> OpenAsync(int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        return new(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string Find() =>
        (from directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from program in s_programs
         let path = Path.Combine(directory, program)
         where File.Exists(path)
         select path).FirstOrDefault() ?? throw new InvalidOperationException("These tests need Chromium: `scripts/setup.sh --browser` installs it.");
}
