using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Dashboard;

namespace WpAspire.Hosting.Tests.Dashboard;

/// <summary>The dashboard of a small application, over HTTP and without an engine.</summary>
public sealed class TestDashboard : IAsyncLifetime
{
    internal const string Password = "correct horse battery";

    private DistributedApplication _app = null!;
    private WebApplication _web = null!;

    /// <summary>The application.</summary>
    internal DistributedApplication App => _app;

    /// <summary>A container that never runs.</summary>
    internal ContainerResource Box { get; private set; } = null!;

    internal Uri Url { get; private set; } = null!;

    internal string Token { get; private set; } = null!;

    /// <summary>What it listens on.</summary>
    internal ICollection<string> Addresses => _web.Urls;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var builder = TestApp.Create("--name", "blog");
        var password = builder.AddParameter("password", Password, secret: true);
        builder.AddParameter("greeting", "hello");
        Box = builder.AddContainer("box", "image", "1")
            .WithEnvironment("PASSWORD", password)
            .WithCommand("greet", "Greet", static context => Task.FromResult(CommandResults.Success("Greeted.", context.Arguments.GetString("words")!, CommandResultFormat.Text)), new()
            {
                Arguments = [new() { Name = "words", InputType = InputType.Text, Value = "hello", MaxLength = 10 }],
            })
            .WithCommand("fail", "Fail", static _ => Task.FromResult(CommandResults.Failure("It is broken.", "in two")))
            .Resource;
        _app = builder.Build();
        Token = _app.Services.GetRequiredService<DashboardToken>().Value;
        _web = DashboardApplication.Create(_app.Services, 0);
        await _web.StartAsync(TestContext.Current.CancellationToken);
        Url = new Uri(_web.Urls.Single());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync(CancellationToken.None);
        await _web.DisposeAsync();
        await _app.DisposeAsync();
    }

    /// <summary>A client that keeps cookies and follows nothing.</summary>
    internal HttpClient Client(CookieContainer? cookies = null) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new() }) { BaseAddress = Url };

    /// <summary>A script that has the token.</summary>
    internal HttpClient Script()
    {
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return client;
    }

    /// <summary>The cookies of a browser that has opened the address that a run prints.</summary>
    internal async Task<CookieContainer> LogInAsync()
    {
        var cookies = new CookieContainer();
        using var client = Client(cookies);
        using var response = await client.GetAsync(LoginPath(Token), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return cookies;
    }

    internal static Uri LoginPath(string token, string? returnUrl = null) => Path(
        $"/login?t={Uri.EscapeDataString(token)}{(returnUrl is null ? "" : $"&returnUrl={Uri.EscapeDataString(returnUrl)}")}");

    internal static Uri Path(string path) => new(path, UriKind.Relative);

    /// <summary>A request as a browser makes it for a page in a window.</summary>
    internal static HttpRequestMessage Page(string path, params (string Name, string Value)[] headers) =>
        Request(HttpMethod.Get, path, [("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"), .. headers]);

    internal static HttpRequestMessage Request(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, Path(path));
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return request;
    }
}
