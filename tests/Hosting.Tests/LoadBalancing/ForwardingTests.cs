using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WpAspire.Hosting.Tests.LoadBalancing;

/// <summary>What a replica gets of a request, and a client of an answer.</summary>
public class ForwardingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_replica_is_told_who_asks_for_which_host_and_how()
    {
        await using var site = await BalancedSite.StartAsync();
        var (replica, headers) = await RecordingAsync(site);
        await using (replica)
        {
            await site.GetAsync();
        }

        var port = site.Balancer.Listeners[0].Port;
        Assert.Equal($"localhost:{port}", headers["Host"]);
        Assert.Equal("127.0.0.1", headers["X-Forwarded-For"]);
        Assert.Equal("http", headers["X-Forwarded-Proto"]);
        Assert.Equal($"localhost:{port}", headers["X-Forwarded-Host"]);
        Assert.Equal($"{port}", headers["X-Forwarded-Port"]);
    }

    [Fact]
    public async Task What_a_client_says_of_itself_is_dropped()
    {
        await using var site = await BalancedSite.StartAsync();
        var (replica, headers) = await RecordingAsync(site);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        string[] forged = ["X-Forwarded-For", "x-forwarded-proto", "X-Forwarded-Host", "X-Forwarded-Server", "X-Forwarded-Ssl", "Forwarded", "X-Real-IP", "Client-IP", "True-Client-IP", "Front-End-Https"];
        foreach (var name in forged)
        {
            request.Headers.TryAddWithoutValidation(name, "forged");
        }

        request.Headers.Add("X-Other", "kept");
        await using (replica)
        {
            await site.Client.SendAsync(request, Ct);
        }

        Assert.Equal("kept", headers["X-Other"]);
        Assert.DoesNotContain(headers.Values, static v => v.Contains("forged", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(".Aspire.Dashboard.Auth=secret", null)]
    [InlineData("a=1; .Aspire.Dashboard.Auth=secret; wordpress_logged_in=admin|1; .Aspire.Dashboard.Antiforgery=secret", "a=1; wordpress_logged_in=admin|1")]
    [InlineData("a=1;b=.Aspire.Dashboard.Auth=secret", "a=1; b=.Aspire.Dashboard.Auth=secret")]
    [InlineData("a=1;b=2", "a=1;b=2")]
    public async Task The_cookies_of_the_dashboard_are_not_for_the_site(string sent, string? received)
    {
        await using var site = await BalancedSite.StartAsync();
        var (replica, headers) = await RecordingAsync(site);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Cookie", sent);
        await using (replica)
        {
            await site.Client.SendAsync(request, Ct);
        }

        Assert.Equal(received, headers.GetValueOrDefault("Cookie"));
    }

    [Fact]
    public async Task The_address_is_passed_on_as_it_was_written()
    {
        await using var site = await BalancedSite.StartAsync();
        string? target = null;
        await using var replica = await Replica.StartAsync("replica", context =>
        {
            target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
            return Task.CompletedTask;
        });
        await site.AddAsync(replica);

        const string Written = "/%e3%81%82/a%2Fb/(x)/../y?q=%e3%81%82&r=a+b%20c";
        await RawAsync(site.Balancer.Listeners[0].Port, $"GET {Written} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.Equal(Written, target);
    }

    [Fact]
    public async Task Headers_that_are_no_ASCII_pass_in_both_directions()
    {
        await using var site = await BalancedSite.StartAsync();
        var written = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("Füße.pdf"));
        await using var replica = await Replica.StartAsync("replica", context =>
        {
            context.Response.Headers["X-File"] = context.Request.Headers["X-File"];
            return Task.CompletedTask;
        });
        await site.AddAsync(replica);

        var answer = await RawAsync(site.Balancer.Listeners[0].Port, $"GET / HTTP/1.1\r\nHost: localhost\r\nX-File: {written}\r\nConnection: close\r\n\r\n");

        Assert.Contains($"X-File: {written}\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_headers_and_addresses_pass_that_are_as_long_as_AWS_lets_them_be()
    {
        await using var site = await BalancedSite.StartAsync();
        await using var replica = await Replica.StartAsync("replica", context => context.Response.WriteAsync($"{context.Request.Headers.Cookie.ToString().Length} {context.Request.QueryString.Value!.Length}", Ct));
        await site.AddAsync(replica);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?" + new string('q', 15_000));
        var much = new string('c', 15_000);
        foreach (var name in (string[])["Cookie", "X-One", "X-Two", "X-Three"])
        {
            request.Headers.TryAddWithoutValidation(name, much);
        }

        using var answer = await site.Client.SendAsync(request, Ct);

        Assert.Equal("15000 15001", await answer.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task A_large_upload_streams_through()
    {
        const int Size = 80 * 1024 * 1024;
        await using var site = await BalancedSite.StartAsync();
        var firstBytes = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var replica = await Replica.StartAsync("replica", async context =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[64 * 1024];
            var read = 0;
            while ((read = await context.Request.Body.ReadAsync(buffer, Ct)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                firstBytes.TrySetResult();
            }

            await context.Response.WriteAsync(Convert.ToHexString(hash.GetHashAndReset()), Ct);
        });
        await site.AddAsync(replica);
        var data = RandomNumberGenerator.GetBytes(Size);

        // The second half leaves only when the replica has got some of the first.
        using var content = new StagedContent(data, firstBytes.Task);
        using var answer = await site.Client.PostAsync(new Uri("/", UriKind.Relative), content, Ct);

        Assert.Equal(Convert.ToHexString(SHA256.HashData(data)), await answer.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task A_web_socket_passes_in_both_directions()
    {
        await using var site = await BalancedSite.StartAsync();
        await using var replica = await Replica.StartAsync("replica", static async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var buffer = new byte[1024];
            var received = await socket.ReceiveAsync(buffer, context.RequestAborted);
            await socket.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, endOfMessage: true, context.RequestAborted);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
        });
        await site.AddAsync(replica);

        using var client = new ClientWebSocket();
        await client.ConnectAsync(new Uri($"ws://localhost:{site.Balancer.Listeners[0].Port}/"), Ct);
        await client.SendAsync(Encoding.UTF8.GetBytes("echo"), WebSocketMessageType.Text, endOfMessage: true, Ct);
        var answer = new byte[16];
        var got = await client.ReceiveAsync(answer, Ct);

        Assert.Equal("echo", Encoding.UTF8.GetString(answer, 0, got.Count));
    }

    [Fact]
    public async Task With_HTTPS_the_replica_knows_it_and_plain_HTTP_is_sent_there()
    {
        using var certificate = SelfSigned();
        await using var site = await BalancedSite.StartAsync(certificate: certificate);
        var (replica, headers) = await RecordingAsync(site);
        var (http, https) = (site.Balancer.Listeners[0].Port, site.Balancer.Listeners[1].Port);
        await using (replica)
        {
            using var redirect = await site.Client.GetAsync(new Uri("/a?b=c", UriKind.Relative), Ct);
            Assert.Equal(HttpStatusCode.PermanentRedirect, redirect.StatusCode);
            Assert.Equal($"https://localhost:{https}/a?b=c", redirect.Headers.Location?.ToString());

            await site.Client.GetStringAsync(new Uri($"https://localhost:{https}/"), Ct);
        }

        Assert.Equal("https", headers["X-Forwarded-Proto"]);
        Assert.Equal($"localhost:{https}", headers["X-Forwarded-Host"]);
        Assert.NotEqual(http, https);
    }

    private static async Task<(Replica Replica, ConcurrentDictionary<string, string> Headers)> RecordingAsync(BalancedSite site)
    {
        var headers = new ConcurrentDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var replica = await Replica.StartAsync("recording", context =>
        {
            foreach (var (name, value) in context.Request.Headers)
            {
                headers[name] = value.ToString();
            }

            return Task.CompletedTask;
        });
        await site.AddAsync(replica);
        return (replica, headers);
    }

    private static async Task<string> RawAsync(int port, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, Ct);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), Ct);
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        return await reader.ReadToEndAsync(Ct);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private sealed class StagedContent(byte[] data, Task half) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(data.AsMemory(0, data.Length / 2), Ct);
            await stream.FlushAsync(Ct);
            await half.WaitAsync(Ct);
            await stream.WriteAsync(data.AsMemory(data.Length / 2), Ct);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = data.Length;
            return true;
        }
    }
}
