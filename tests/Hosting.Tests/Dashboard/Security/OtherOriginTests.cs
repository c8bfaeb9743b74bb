using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace WpAspire.Hosting.Tests.Dashboard.Security;

/// <summary>What another site can make a browser do that has the cookie.</summary>
public sealed class OtherOriginTests(TestDashboard dashboard) : IClassFixture<TestDashboard>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> ForgedHosts => new()
    {
        { "a name that is pointed at this machine", "evil.example:{0}" },
        { "one that begins as ours", "127.0.0.1.evil.example:{0}" },
        { "one that ends as ours", "evil.localhost:{0}" },
        { "no port", "127.0.0.1" },
        { "no port", "localhost" },
        { "the port of something else", "127.0.0.1:80" },
        { "every address", "0.0.0.0:{0}" },
        { "another machine", "192.0.2.1:{0}" },
        { "another machine", "[2001:db8::1]:{0}" },
        { "no host", "" },
    };

    [Theory]
    [MemberData(nameof(ForgedHosts))]
    public async Task A_forged_host_is_refused(string what, string host)
    {
        var forged = string.Format(null, host, dashboard.Url.Port);
        foreach (var path in new[] { "/", "/login", $"/login?t={dashboard.Token}", "/api/resources", "/assets/dashboard.css", "/_framework/blazor.web.js" })
        {
            var status = await StatusAsync(path, forged);
            Assert.True(status == 400, $"{what}, {path}: {status}");
        }
    }

    [Theory]
    [InlineData("127.0.0.1:{0}")]
    [InlineData("localhost:{0}")]
    [InlineData("[::1]:{0}")]
    public async Task The_names_of_this_machine_are_no_forgery(string host) =>
        Assert.Equal(200, await StatusAsync("/assets/icon.svg", string.Format(null, host, dashboard.Url.Port)));

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://127.0.0.1")]
    [InlineData("https://127.0.0.1:{0}")]
    [InlineData("http://127.0.0.1:{0}.evil.example")]
    [InlineData("http://localhost:{0}")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Another_origin_is_refused(string origin)
    {
        using var client = dashboard.Client(await dashboard.LogInAsync());
        (HttpMethod Method, string Path)[] requests =
        [
            (HttpMethod.Get, "/"), (HttpMethod.Get, "/api/resources"), (HttpMethod.Post, "/api/resources/box/commands/greet"), (HttpMethod.Post, "/login"),
            (HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1"), (HttpMethod.Options, "/api/resources"), (HttpMethod.Get, "/assets/theme.js"),
        ];
        foreach (var (method, path) in requests)
        {
            using var response = await client.SendAsync(TestDashboard.Request(method, path, ("Origin", string.Format(null, origin, dashboard.Url.Port))), Ct);

            Assert.Equal((path, HttpStatusCode.Forbidden), (path, response.StatusCode));
            Assert.DoesNotContain(response.Headers, static h => h.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
            Assert.Equal("The dashboard takes no requests from other sites.", await response.Content.ReadAsStringAsync(Ct));
        }
    }

    [Fact]
    public async Task Its_own_origin_is_none_other()
    {
        using var client = dashboard.Client(await dashboard.LogInAsync());
        using var response = await client.SendAsync(TestDashboard.Request(HttpMethod.Post, "/api/resources/box/commands/greet", ("Origin", Origin), ("Sec-Fetch-Site", "same-origin")), Ct);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("cross-site", "no-cors", "image")]
    [InlineData("cross-site", "no-cors", "script")]
    [InlineData("cross-site", "cors", "empty")]
    [InlineData("cross-site", "navigate", "iframe")]
    [InlineData("cross-site", "navigate", "embed")]
    [InlineData("same-site", "no-cors", "script")]
    [InlineData("same-site", "cors", "empty")]
    [InlineData("same-site", "navigate", "iframe")]
    public async Task A_part_of_a_page_of_another_site_is_refused(string site, string mode, string destination)
    {
        using var client = dashboard.Client(await dashboard.LogInAsync());
        foreach (var path in new[] { "/", "/api/resources", "/assets/theme.js", "/_framework/blazor.web.js", $"/login?t={dashboard.Token}" })
        {
            using var response = await client.SendAsync(
                TestDashboard.Page(path, ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", destination)), Ct);

            Assert.Equal((path, HttpStatusCode.Forbidden), (path, response.StatusCode));
        }
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_link_of_another_site_leads_as_far_as_the_page_that_asks_for_the_token(string site)
    {
        // Its cookie is not sent then: it is for the same site alone.
        using var client = dashboard.Client();
        (string, string)[] link = [("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")];
        using var page = await client.SendAsync(TestDashboard.Page("/", link), Ct);
        using var login = await client.SendAsync(TestDashboard.Page("/login", link), Ct);
        using var form = await client.SendAsync(TestDashboard.Request(HttpMethod.Post, "/login", link), Ct);

        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal(HttpStatusCode.OK, login.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("http://localhost:8080")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_WebSocket_of_another_site_is_refused_though_the_browser_sends_the_cookie(string? origin)
    {
        using var socket = new ClientWebSocket();
        var error = await Assert.ThrowsAsync<WebSocketException>(async () => await ConnectAsync(socket, origin, await dashboard.LogInAsync()));

        Assert.Equal(WebSocketError.NotAWebSocket, error.WebSocketErrorCode);
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public async Task A_WebSocket_of_its_own_is_refused_without_the_cookie()
    {
        using var socket = new ClientWebSocket();
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(socket, Origin, new()));

        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Fact]
    public async Task A_WebSocket_of_its_own_is_opened_with_the_cookie()
    {
        using var socket = new ClientWebSocket();
        await ConnectAsync(socket, Origin, await dashboard.LogInAsync());

        Assert.Equal(WebSocketState.Open, socket.State);
        socket.Abort();
    }

    [Fact]
    public async Task It_listens_for_this_machine_alone()
    {
        Assert.Equal([$"http://127.0.0.1:{dashboard.Url.Port}"], dashboard.Addresses);
        foreach (var address in new[] { IPAddress.Parse("127.0.0.2"), IPAddress.IPv6Loopback })
        {
            using var client = new TcpClient(address.AddressFamily);
            await Assert.ThrowsAsync<SocketException>(async () => await client.ConnectAsync(address, dashboard.Url.Port, Ct));
        }
    }

    private string Origin => dashboard.Url.GetLeftPart(UriPartial.Authority);

    private Task ConnectAsync(ClientWebSocket socket, string? origin, CookieContainer cookies)
    {
        socket.Options.Cookies = cookies;
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        return socket.ConnectAsync(new UriBuilder(dashboard.Url) { Scheme = "ws", Path = "/_blazor" }.Uri, Ct);
    }

    // A client of its own: HttpClient does not send every host.
    private async Task<int> StatusAsync(string path, string host)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, dashboard.Url.Port, Ct);
        await using var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), Ct);
        using var reader = new StreamReader(stream);
        return int.Parse((await reader.ReadLineAsync(Ct))!.Split(' ')[1], null);
    }
}
