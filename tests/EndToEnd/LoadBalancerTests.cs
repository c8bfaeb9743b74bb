using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace WpAspire.EndToEnd;

/// <summary>The load balancer before containers that are no WordPress.</summary>
[Collection(CliSite.OneAtATime)]
public class LoadBalancerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Until_a_replica_is_ready_a_page_says_so_and_then_the_site_is_there()
    {
        await using var site = new Site("gated-web");
        await site.StartAsync();
        var container = await site.ContainerAsync("web-1");
        using var http = new HttpClient { BaseAddress = site.Address("web") };

        using var early = await http.GetAsync(new Uri("/", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
        Assert.NotNull(early.Headers.RetryAfter);
        Assert.Contains("web is not available", await early.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        await Docker.ExecAsync(container, "touch", "/tmp/open");
        await site.HealthyAsync("web");
        Assert.Equal("hello", (await http.GetStringAsync(new Uri("/", UriKind.Relative), Ct)).Trim());
    }

    [Fact]
    public async Task What_is_scheduled_is_asked_of_the_replicas_in_turn_and_what_a_replica_dies_of_is_not_sent_to_the_other()
    {
        await using var site = new Site("scheduled-web");
        await site.StartAsync("web");
        await site.LoggedAsync("web-1", "asked GET /due");
        await site.LoggedAsync("web-2", "asked GET /due");

        var replicas = await site.ReplicasAsync("web");
        using var http = new HttpClient { BaseAddress = site.Address("web") };
        using (var answer = await http.PostAsync(new Uri("/die", UriKind.Relative), content: null, Ct))
        {
            Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        }

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal("hello", (await http.GetStringAsync(new Uri("/", UriKind.Relative), Ct)).Trim());
        }

        var asked = string.Concat(await Task.WhenAll(replicas.Select(Docker.LogsAsync)));
        Assert.Single(Regex.Matches(asked, "asked POST /die"));
    }

    [Fact]
    public async Task A_client_that_asks_for_another_protocol_gets_it_from_the_container()
    {
        await using var site = new Site("web");
        await site.StartAsync("web");
        var address = site.Address("web");
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Ct);
        await using var stream = client.GetStream();

        await stream.WriteAsync("GET /echo HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n"u8.ToArray(), Ct);
        using var reader = new StreamReader(stream);
        Assert.Contains("101", await reader.ReadLineAsync(Ct), StringComparison.Ordinal);
        while (await reader.ReadLineAsync(Ct) is { Length: > 0 })
        {
            // The headers of the answer.
        }

        await stream.WriteAsync("over here\n"u8.ToArray(), Ct);
        Assert.Equal("over here", await reader.ReadLineAsync(Ct));
    }

    [Fact]
    public async Task A_site_is_served_over_HTTPS_with_the_development_certificate_and_says_what_to_do_where_there_is_none()
    {
        await using var site = new CliSite("local-https");
        var without = await site.RunAppHostAsync();
        Assert.NotEqual(0, without.ExitCode);
        Assert.StartsWith("error: ", without.Error, StringComparison.Ordinal);
        Assert.Contains("dotnet dev-certs https", without.Error, StringComparison.Ordinal);

        await CliWrap.Cli.Wrap("dotnet").WithArguments(["dev-certs", "https"])
            .WithEnvironmentVariables(e => e.Set("HOME", site.Home).Set("DOTNET_CLI_HOME", site.Home).Set("DOTNET_NOLOGO", "1")).ExecuteAsync(Ct);
        await site.StartAsync("wordpress");
        var address = await site.AddressAsync(endpoint: "https");
        Assert.Equal("https", address.Scheme);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = { RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.Subject == "CN=localhost" } };
        using var http = new HttpClient(handler) { BaseAddress = address };

        var home = await http.GetStringAsync(new Uri("/", UriKind.Relative), Ct);
        Assert.Contains($"{address.GetLeftPart(UriPartial.Authority)}/", home, StringComparison.Ordinal);
        Assert.DoesNotContain("http://localhost", home, StringComparison.Ordinal);
        using var admin = await http.GetAsync(new Uri("/wp-admin/", UriKind.Relative), Ct);
        Assert.Equal($"{address.GetLeftPart(UriPartial.Authority)}/wp-login.php", admin.Headers.Location!.GetLeftPart(UriPartial.Path));
        using var unencrypted = new HttpRequestMessage(HttpMethod.Get, "/wp-login.php");
        unencrypted.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "http");
        using var login = await http.SendAsync(unencrypted, Ct);
        Assert.All(login.Headers.GetValues("Set-Cookie"), static cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("max-age", login.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);

        // WordPress reaches itself, though the certificate and the port are out of its sight.
        Assert.Equal("200", await Php.EvaluateAsync(
            await site.ContainerAsync("wordpress-1"), "$answer = wp_remote_get(home_url('/wp-login.php')); echo is_wp_error($answer) ? $answer->get_error_message() : wp_remote_retrieve_response_code($answer);"));
    }
}
