using System.Net;
using System.Text.Json;
using DotNet.Testcontainers.Containers;

namespace WpAspire.SmokeTests.Support.WordPress;

/// <inheritdoc cref="DockerContainer" />
public sealed class WordPressContainer(WordPressConfiguration configuration) : DockerContainer(configuration)
{
    public Uri Address => new($"http://{Hostname}:{GetMappedPublicPort(WordPressBuilder.WordPressPort)}");

    /// <summary>A visitor, who does not follow redirects and remembers cookies.</summary>
    public HttpClient CreateClient(CookieContainer? cookies = null)
        => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new() })
        {
            BaseAddress = Address,
            Timeout = TestRun.Patience,
        };

    public async Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var client = CreateClient();
        return await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
    }

    /// <summary>Runs PHP code in the loaded WordPress, as a request of its own, and gives what it returns.</summary>
    /// <remarks>Needs the page <c>evaluate.php</c>.</remarks>
    public async Task<JsonElement> EvaluateAsync(string php, CancellationToken cancellationToken, string? host = null)
    {
        using var client = CreateClient();
        client.DefaultRequestHeaders.Host = host;
        using var code = new StringContent(php);
        using var response = await client.PostAsync(new Uri("/evaluate.php", UriKind.Relative), code, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }

    /// <summary>The answer of <c>/readyz</c>, once PHP has given one: its status code, and the reason when it is not 200.</summary>
    public async Task<(HttpStatusCode Status, string? Reason)> GetReadinessAsync(CancellationToken cancellationToken)
    {
        (HttpStatusCode Status, string? Reason) readiness = default;
        await Condition.UntilAsync(
            async () =>
            {
                using var response = await GetAsync("/readyz", cancellationToken);
                using var body = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(cancellationToken));
                readiness = (response.StatusCode, body.RootElement.TryGetProperty("reason", out var reason) ? reason.GetString() : null);

                // On a machine that does other things, too, PHP may not answer in the time that a probe has.
                return readiness.Reason != "php-unavailable";
            },
            "PHP answers the probe",
            cancellationToken);
        return readiness;
    }

    /// <summary>Runs a command in the container; a failure is an exception with what it said.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken, params string[] command)
    {
        var result = await ExecAsync(command, cancellationToken);
        return result.ExitCode == 0
            ? result.Stdout.TrimEnd('\n')
            : throw new InvalidOperationException($"`{string.Join(' ', command)}` ended with {result.ExitCode}: {result.Stdout}{result.Stderr}");
    }

    public async Task<string> GetLogAsync(CancellationToken cancellationToken)
    {
        var (output, error) = await GetLogsAsync(ct: cancellationToken);
        return output + error;
    }

    /// <summary>Signs the administrator in; returns the cookies.</summary>
    public async Task<CookieContainer> SignInAsync(CancellationToken cancellationToken, string password = WordPressBuilder.Password, string username = WordPressBuilder.Username)
    {
        var cookies = new CookieContainer();
        using var client = CreateClient(cookies);
        (await client.GetAsync(new Uri("/wp-login.php", UriKind.Relative), cancellationToken)).Dispose();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["log"] = username,
            ["pwd"] = password,
            ["testcookie"] = "1",
            ["redirect_to"] = "/wp-admin/",
        });
        using var response = await client.PostAsync(new Uri("/wp-login.php", UriKind.Relative), form, cancellationToken);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return cookies;
    }
}
