using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>The repository's own site, started as its users do, a browser, and the way into Aspire's dashboard.</summary>
public partial class DashboardSite : IAsyncLifetime
{
    private readonly string _project = "AppHost";
    private readonly string[] _arguments = [];
    private readonly string _name = Pictures.Directory is null ? EndToEnd.Site.NewName() : "daily-planet";
    private readonly string _home = Directory.CreateTempSubdirectory("wpaspire-home-").FullName;
    private Process? _process;
    private ForegroundAppHost? _appHost;
    private Chromium? _browser;
    private string _login = "";

    public DashboardSite()
    {
    }

    /// <summary>Another AppHost's site.</summary>
    /// <param name="project">The AppHost's directory in the repository.</param>
    /// <param name="arguments">More of its command line.</param>
    protected DashboardSite(string project, params string[] arguments) => (_project, _arguments) = (project, arguments);

    /// <summary>The address of the site itself.</summary>
    internal Uri Site { get; private set; } = null!;

    /// <summary>The address of the dashboard.</summary>
    internal Uri Address => new(new Uri(_login), "/");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var launching = Chromium.LaunchAsync();
        _appHost = Begin();
        _login = await PrintedAsync(LoginPattern());
        _browser = await launching;

        await using var page = await OpenAsync();
        Site = new((await page.Url("wordpress", "Site").GetAttributeAsync("href"))!);
        await AnswersAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        if (_appHost is not null)
        {
            await _appHost.DisposeAsync();
        }

        await Docker.RemoveAsync(_name, await Docker.ContainersAsync(_name));
        Directory.Delete(_home, recursive: true);
    }

    /// <summary>Opens the list of resources by the printed link.</summary>
    internal async Task<BrowserPage> OpenAsync()
    {
        var page = await OpenEmptyAsync();
        await page.OpenAsync(_login, page.Url("wordpress", "Site"));
        return page;
    }

    /// <summary>Opens one of the dashboard's other pages by the printed link.</summary>
    internal async Task<BrowserPage> OpenAsync(string path, Func<IPage, ILocator> expected)
    {
        var page = await OpenEmptyAsync();
        await page.OpenAsync($"{_login}&returnUrl={Uri.EscapeDataString(path)}", expected(page.Page));
        return page;
    }

    /// <summary>A browser that has visited nothing yet.</summary>
    internal Task<BrowserPage> OpenEmptyAsync() => _browser!.OpenAsync();

    /// <summary>Visits a page of the site.</summary>
    internal async Task VisitAsync(string path)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(Site, path), TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>What Aspire's CLI finds among the spans that the dashboard has.</summary>
    internal async Task<IReadOnlyList<Span>> SpansAsync(params string[] which)
    {
        var result = await Programs.EndAsync(Start(["aspire", "otel", "spans", .. which, "--format", "Json", "--apphost", $"{_project}/obj/sites/{_name}.csproj", "--non-interactive", "--nologo"]));
        Assert.True(result.ExitCode == 0, result.All);
        return Span.Read(result.Output);
    }

    private ForegroundAppHost Begin() =>
        new(_process = Start(["run", "--project", _project, "--no-build", "--configuration", Repository.Configuration, "--launch-profile", "any-port", "--", $"--name={_name}", .. _arguments]));

    private Process Start(string[] command) => Programs.Begin(_home, "dotnet", command);

    private async Task<string> PrintedAsync(Regex pattern)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(EndToEnd.Site.Patience);
        while (true)
        {
            if (pattern.Match(_appHost!.Output) is { Success: true } match)
            {
                return match.Value;
            }

            Assert.False(_process!.HasExited, _appHost.Output);
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
        }
    }

    // The load balancer answers 503 until a replica does.
    private async Task AnswersAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(EndToEnd.Site.Patience);
        using var http = new HttpClient();
        while (true)
        {
            using var response = await http.GetAsync(Site, patience.Token);
            if (response.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), patience.Token);
        }
    }

    [GeneratedRegex(@"http://localhost:\d+/login\?t=[0-9a-f]+")]
    private static partial Regex LoginPattern();
}
