using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Dashboard;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Tests.Dashboard;

/// <summary>Where the dashboard is, and whether there is one.</summary>
public class DashboardServerTests
{
    private const string PortKey = "Dashboard:Port";

    private readonly UserSecretsStore _store = UserSecretsStore.InMemory();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_where_it_was_last_time()
    {
        // Somewhere else than the dashboards of the tests that run meanwhile.
        _store.Set(PortKey, Random.Shared.Next(20_000, 30_000).ToString(CultureInfo.InvariantCulture));
        await using var app = TestApp.Create(_store).Build();
        var server = app.Services.GetRequiredService<DashboardServer>();
        await server.StartAsync(Ct);
        var first = server.Url;
        await server.StopAsync();
        Assert.Null(server.Url);
        Assert.Null(server.LoginUrl);

        await using var again = TestApp.Create(_store).Build();
        var next = again.Services.GetRequiredService<DashboardServer>();
        await next.StartAsync(Ct);

        Assert.Equal("127.0.0.1", first!.Host);
        Assert.Equal(first, next.Url);
        Assert.Equal(first.Port.ToString(CultureInfo.InvariantCulture), _store.Get(PortKey));
        Assert.True(next.Started.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task The_address_that_is_printed_lets_its_reader_in()
    {
        var builder = TestApp.Create(_store);
        builder.Configuration["AppHost:BrowserToken"] = "a token&with signs";
        await using var app = builder.Build();
        var server = app.Services.GetRequiredService<DashboardServer>();
        await server.StartAsync(Ct);
        using var browser = new HttpClient();
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        using var page = await browser.GetAsync(server.LoginUrl, Ct);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(server.Url, page.RequestMessage!.RequestUri);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_no_failure()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var taken = ((IPEndPoint)holder.LocalEndpoint).Port;
        _store.Set(PortKey, taken.ToString(CultureInfo.InvariantCulture));
        await using var app = TestApp.Create(_store).Build();
        var server = app.Services.GetRequiredService<DashboardServer>();
        await server.StartAsync(Ct);
        using var client = new HttpClient();

        Assert.NotEqual(taken, server.Url!.Port);
        Assert.Contains("Log in", await client.GetStringAsync(new Uri(server.Url, "login"), Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("65535")]
    [InlineData("70000")]
    [InlineData("many")]
    public async Task A_port_that_is_none_is_no_failure(string remembered)
    {
        _store.Set(PortKey, remembered);
        await using var app = TestApp.Create(_store).Build();
        var server = app.Services.GetRequiredService<DashboardServer>();
        await server.StartAsync(Ct);

        Assert.InRange(server.Url!.Port, 1, 65535);
    }

    [Fact]
    public async Task An_application_can_be_without_one()
    {
        await using var app = new DistributedApplicationBuilder(new DistributedApplicationOptions
        {
            Args = [],
            ProjectDirectory = TestApp.Directory,
            UserSecrets = _store,
            DisableDashboard = true,
        }).Build();
        await AssertNoneAsync(app);
    }

    [Fact]
    public async Task A_run_can_be_without_one()
    {
        await using var app = TestApp.Create(_store).Build();
        app.Services.GetRequiredService<DashboardSettings>().IsEnabled = false;
        await AssertNoneAsync(app);
    }

    private async Task AssertNoneAsync(DistributedApplication app)
    {
        var server = app.Services.GetRequiredService<DashboardServer>();
        await server.StartAsync(Ct);

        Assert.True(server.Started.IsCompletedSuccessfully);
        Assert.Null(server.LoginUrl);
        Assert.Null(_store.Get(PortKey));
    }
}
