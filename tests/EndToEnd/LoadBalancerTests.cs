using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace WpAspire.EndToEnd;

/// <summary>WordPress behind the load balancer behaves as behind AWS's.</summary>
public class LoadBalancerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_client_says_of_itself_is_not_believed()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();
        using var client = await site.ClientAsync();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = client.Site };

        using var request = new HttpRequestMessage(HttpMethod.Get, "/wp-admin/?forged=1");
        request.Headers.Host = "evil.example";
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.7");
        request.Headers.TryAddWithoutValidation("X-Real-IP", "203.0.113.7");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "evil.example");
        using var answer = await http.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(client.Site.Authority, answer.Headers.Location!.Authority);
        Assert.Equal("http", answer.Headers.Location.Scheme);
        Assert.DoesNotContain("evil", answer.Headers.ToString(), StringComparison.Ordinal);

        // Nor does WordPress take the connection for an encrypted one.
        using var login = new HttpRequestMessage(HttpMethod.Get, "/wp-login.php");
        login.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        login.Headers.TryAddWithoutValidation("Forwarded", "proto=https");
        login.Headers.TryAddWithoutValidation("Front-End-Https", "on");
        using var form = await http.SendAsync(login, Ct);
        Assert.All(form.Headers.GetValues("Set-Cookie"), static cookie => Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.False(form.Headers.Contains("Strict-Transport-Security"));

        var visit = Assert.Single((await site.VerbAsync("logs", "wordpress")).Output.Split('\n'), static l => l.Contains("forged=1", StringComparison.Ordinal));
        Assert.StartsWith("127.0.0.1 ", visit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_of_64_MiB_comes_back_as_it_was_sent()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();
        using var editor = await site.ClientAsync();
        await editor.LogInAsync();

        var file = RandomNumberGenerator.GetBytes(64 * 1024 * 1024);
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        form.Add(content, "file", "backup.zip");
        var uploaded = await editor.UploadAsync(form);

        Assert.Equal(SHA256.HashData(file), SHA256.HashData(await editor.DownloadAsync(uploaded)));
    }

    [Fact]
    public async Task Until_a_replica_is_ready_a_page_says_so_and_then_the_site_is_there()
    {
        await using var site = new AppHostSite(scenario: "gated-web");
        var run = site.BeginRun();
        await run.WaitForOutputAsync("web  Waiting for health", TimeSpan.FromMinutes(1));
        using var http = new HttpClient { BaseAddress = await AddressAsync(site, "web") };

        using var early = await http.GetAsync(new Uri("/", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
        Assert.NotNull(early.Headers.RetryAfter);
        Assert.Contains("web is not available", await early.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        await Docker.RunAsync("exec", (await Docker.ReplicasAsync(site.Name, "web"))[0], "touch", "/tmp/open");
        await run.WaitForOutputAsync("is ready after", TimeSpan.FromMinutes(1));
        Assert.Equal("hello", (await http.GetStringAsync(new Uri("/", UriKind.Relative), Ct)).Trim());
        Assert.Equal(0, await run.InterruptAsync());
    }

    [Fact]
    public async Task While_the_database_is_away_visitors_are_told_to_come_again_and_the_site_recovers_by_itself()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();
        using var client = await site.ClientAsync();
        using var http = new HttpClient { BaseAddress = client.Site };
        var wordpress = (await Docker.ReplicasAsync(site.Name, "wordpress"))[0];
        var startedAt = await Docker.RunAsync("inspect", "--format", "{{.State.StartedAt}}", wordpress);

        await LockAsync(site, "LOCK");
        using var away = await http.GetAsync(new Uri("/", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.NotNull(away.Headers.RetryAfter);
        Assert.Contains("can not reach its database", await away.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal("Unhealthy", (await site.DescribeAsync("wordpress")).GetProperty("health").GetString());

        await LockAsync(site, "UNLOCK");
        await Docker.RunAsync("kill", (await Docker.ReplicasAsync(site.Name, "mariadb"))[0]);
        HttpStatusCode status;
        do
        {
            using var answer = await http.GetAsync(new Uri("/", UriKind.Relative), Ct);
            status = answer.StatusCode;
            Assert.True(status == HttpStatusCode.OK || (status == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is not null), $"{(int)status}");
        }
        while (status != HttpStatusCode.OK || (await site.DescribeAsync("mariadb")).GetProperty("health").GetString() != "Healthy");

        Assert.Equal(0, (await site.VerbAsync("wait", "wordpress", "--timeout", "30")).ExitCode);
        Assert.Equal(startedAt, await Docker.RunAsync("inspect", "--format", "{{.State.StartedAt}}", wordpress));
    }

    [Fact]
    public async Task The_site_is_served_over_HTTPS_with_the_development_certificate()
    {
        await using var site = new AppHostSite(scenario: "local-https");
        var without = await site.VerbAsync("run");
        Assert.Equal(1, without.ExitCode);
        Assert.Contains("dotnet dev-certs https", without.Error, StringComparison.Ordinal);
        Assert.Empty(await Docker.ContainersAsync(site.Name));

        await CliWrap.Cli.Wrap("dotnet").WithArguments(["dev-certs", "https"])
            .WithEnvironmentVariables(e => e.Set("HOME", site.Home).Set("DOTNET_CLI_HOME", site.Home).Set("DOTNET_NOLOGO", "1")).ExecuteAsync(Ct);
        await site.StartAsync();
        var address = await AddressAsync(site, "wordpress");
        Assert.Equal("https", address.Scheme);
        string? shown = null;
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => (shown = certificate?.Subject) == "CN=localhost" } };
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
        Assert.Equal("200", await EvaluateAsync(site, "$answer = wp_remote_get(home_url('/wp-login.php')); echo is_wp_error($answer) ? $answer->get_error_message() : wp_remote_retrieve_response_code($answer);"));
        Assert.Equal("Healthy", (await site.DescribeAsync("wordpress")).GetProperty("health").GetString());
    }

    [Fact]
    public async Task Work_that_is_due_is_done_without_a_visitor()
    {
        await using var site = new AppHostSite();
        await site.StartAsync();
        Assert.Equal("due", await EvaluateAsync(site, "echo wp_schedule_single_event(time(), 'nightly_report') ? 'due' : 'refused';"));

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        var logs = site.Begin("logs", "wordpress", "--follow");
        await logs.WaitForOutputAsync("GET /wp-cron.php?doing_wp_cron", TimeSpan.FromMinutes(2));
        while (await EvaluateAsync(site, "echo wp_next_scheduled('nightly_report') ? 'due' : 'done';") != "done")
        {
            patience.Token.ThrowIfCancellationRequested();
        }

        // Page views start none: that would be another replica's, at the same time.
        Assert.DoesNotContain("POST /wp-cron.php", logs.Output, StringComparison.Ordinal);
        await logs.InterruptAsync();
    }

    private static async Task<string> EvaluateAsync(AppHostSite site, string php)
    {
        var result = await site.VerbAsync("exec", "wordpress", "--", "php8.4", "-r", $"require '/var/www/html/wp-load.php'; {php}");
        Assert.True(result.ExitCode == 0, result.All);
        return result.Output.Trim();
    }

    private static async Task<Uri> AddressAsync(AppHostSite site, string resource) =>
        new((await site.DescribeAsync(resource)).GetProperty("urls")[0].GetProperty("url").GetString()!);

    private static async Task LockAsync(AppHostSite site, string what)
    {
        var password = (await site.DescribeAsync("mariadb")).GetProperty("connection").GetProperty("Password").GetString()!;
        var result = await site.VerbWithInputAsync(
            password, "exec", "mariadb", "--", "sh", "-c", $"MYSQL_PWD=$(cat) mariadb --host=127.0.0.1 --user=root --execute=\"ALTER USER wordpress@'%' ACCOUNT {what}\"");
        Assert.True(result.ExitCode == 0, result.All);
    }
}
