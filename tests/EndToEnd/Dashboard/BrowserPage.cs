using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>A page of a browser: one of Aspire's dashboard, or one that it leads to.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    public BrowserPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Add(message.Text);
            }
        };
    }

    // In milliseconds. A page that is not there by then has lost what it loaded, and is asked for again.
    private const float PagePatience = 30_000;
    private const int Tries = 8;

    public IPage Page { get; }

    /// <summary>Expects that the browser found nothing wrong.</summary>
    public void AssertNoComplaints() => Assert.Empty(_complaints);

    /// <summary>Opens an address, until something is there.</summary>
    public async Task OpenAsync(string address, ILocator expected)
    {
        for (var more = Tries; ; more--)
        {
            try
            {
                await Page.GotoAsync(address, new() { Timeout = PagePatience, WaitUntil = WaitUntilState.DOMContentLoaded });
                await expected.WaitForAsync(new() { Timeout = PagePatience });
                return;
            }
            catch (Exception exception) when (exception is PlaywrightException or TimeoutException && more > 1)
            {
                // Again.
            }
        }
    }

    /// <summary>The row of a resource in the list, whose first cell says its type and its name.</summary>
    public ILocator Row(string resource) =>
        Page.GetByRole(AriaRole.Row).Filter(new() { Has = Page.GetByRole(AriaRole.Gridcell, new() { NameRegex = new($"^\\w+: {resource}$") }) });

    /// <summary>A link in the list.</summary>
    public ILocator Url(string resource, string text) => Row(resource).GetByRole(AriaRole.Link, new() { Name = text, Exact = true });

    /// <summary>Opens the details of a resource.</summary>
    public async Task OpenDetailsAsync(string resource)
    {
        await Row(resource).GetByRole(AriaRole.Gridcell).First.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { NameRegex = new($": {resource}$"), Level = 2 })).ToBeVisibleAsync();
    }

    /// <summary>Closes the details, so that the list has all of its columns again.</summary>
    public Task CloseDetailsAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();

    /// <summary>A row of the details that are open, by what it begins with.</summary>
    public ILocator Detail(string name) => Page.GetByRole(AriaRole.Row, new() { NameRegex = new($"^{name} ") });

    /// <summary>Executes <c>scale</c> of a resource, with the number that its dialog asks for.</summary>
    public async Task ScaleAsync(string resource, string replicas)
    {
        // The dialog itself has no size that could be seen.
        var dialog = Page.Locator("fluent-dialog");
        var number = dialog.Locator("fluent-text-input input");
        for (var more = Tries; ; more--)
        {
            await Row(resource).GetByTitle("Runs another number of replicas").ClickAsync();
            try
            {
                await number.WaitForAsync(new() { Timeout = PagePatience });
                break;
            }
            catch (TimeoutException) when (more > 1)
            {
                // The dashboard takes no second command while one is executed.
            }
        }

        await number.FillAsync(replicas);
        await dialog.Locator("fluent-button", new() { HasText = "Scale" }).ClickAsync();
        await Expect(number).ToBeHiddenAsync();
    }

    /// <summary>Takes a picture of the page for the README, where there are to be some.</summary>
    public async Task PictureAsync(string name)
    {
        if (Pictures.Directory is { } directory)
        {
            await Page.Mouse.MoveAsync(0, 0);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(directory, $"{name}.png"), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        }
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
