using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>A page, and what it complained about.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    public BrowserPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>The errors and warnings of its console, violations of its Content Security Policy among them.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>The dialog that is open.</summary>
    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    /// <summary>The heading of the page.</summary>
    public ILocator Heading(string text) => Page.GetByRole(AriaRole.Heading, new() { Name = text, Level = 1, Exact = true });

    /// <summary>A button by its name.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The row of a resource.</summary>
    public ILocator Row(string resource) => Page.GetByRole(AriaRole.Row).Filter(new() { Has = Link(resource) });

    /// <summary>The state of a resource, in its row.</summary>
    public ILocator StateOf(string resource) => Row(resource).Locator(".state");

    /// <summary>The details of a resource.</summary>
    public ILocator Details(string resource) => Page.GetByRole(AriaRole.Complementary, new() { Name = $"Details of {resource}", Exact = true });

    /// <summary>Opens the details of a resource.</summary>
    public async Task OpenDetailsAsync(string resource)
    {
        await Row(resource).GetByRole(AriaRole.Link, new() { Name = resource, Exact = true }).ClickAsync();
        await Expect(Details(resource)).ToBeVisibleAsync();
    }

    /// <summary>Waits until the site and its database are well.</summary>
    public async Task ExpectHealthyAsync()
    {
        await Expect(StateOf("mariadb")).ToHaveTextAsync("Healthy");
        await Expect(StateOf("wordpress")).ToHaveTextAsync("Healthy");
    }

    /// <summary>Expects that nothing was wrong.</summary>
    public void AssertNoComplaints() => Assert.Empty(_complaints);

    /// <summary>Takes a picture of the page for the README, where there are to be some.</summary>
    public async Task PictureAsync(string name)
    {
        if (Pictures.Directory is { } directory)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(directory, $"{name}.png"), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        }
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
