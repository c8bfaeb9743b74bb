using System.Security.Cryptography;
using System.Text;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;
using WpAspire.SmokeTests.WordPress;

namespace WpAspire.SmokeTests.Telemetry;

/// <summary>
/// A site that tells a collector of its requests. A test gives a request settings of its own: they come in a header, and
/// count as the environment's.
/// </summary>
public sealed class TracedSite(SmokeTestAssembly assembly) : SharedSite(assembly)
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(10);

    public Collector Collector { get; } = new(assembly);

    protected override WordPressBuilder Configure(WordPressBuilder builder) => builder
        .WithPage("evaluate.php")
        .WithResourceMapping(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Files", "telemetry-plugin.php")), "/var/www/html/wp-content/mu-plugins/telemetry-plugin.php")
        // A visit that starts it would have another request in its trace.
        .WithEnvironment("WORDPRESS_DISABLE_WP_CRON", "1")
        .WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", Collector.Address)
        .WithEnvironment("OTEL_EXPORTER_OTLP_TIMEOUT", "1000")
        .WithEnvironment("OTEL_METRIC_EXPORT_INTERVAL", "1")
        .WithEnvironment("WORDPRESS_CONFIG_EXTRA", $"define('WP_HTTP_BLOCK_EXTERNAL', true); define('WP_ACCESSIBLE_HOSTS', '{Collector.Host}'); putenv('COLLECTOR={Collector.Host}:4318'); foreach (array_filter(explode('|', $_SERVER['HTTP_X_SETTINGS'] ?? '')) as $setting) {{ putenv($setting); }}");

    public override async ValueTask InitializeAsync()
    {
        await Collector.StartAsync(CancellationToken.None);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Collector.DisposeAsync();
    }

    /// <summary>Asks for a page within a new trace; gives its status, its content and the trace's id.</summary>
    public async Task<(int Status, string Content, string Trace)> VisitAsync(HttpRequestMessage request, CancellationToken cancellationToken, params string[] settings)
    {
        using var client = Container.CreateClient();
        var trace = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        if (!request.Headers.Contains("traceparent"))
        {
            request.Headers.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        }

        request.Headers.Add("X-Settings", string.Join('|', settings));
        using (request)
        {
            using var response = await client.SendAsync(request, cancellationToken);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken), trace);
        }
    }

    /// <summary>Asks for a page, and for what was told of it.</summary>
    public Task<IReadOnlyList<SpanRecord>> TraceAsync(string path, CancellationToken cancellationToken, params string[] settings) =>
        TraceAsync(() => new(HttpMethod.Get, path), cancellationToken, settings);

    /// <summary>Runs code in the loaded WordPress, and asks for what was told of it.</summary>
    public Task<IReadOnlyList<SpanRecord>> TraceCodeAsync(string php, CancellationToken cancellationToken, params string[] settings) =>
        TraceAsync(() => new(HttpMethod.Post, "/evaluate.php") { Content = new StringContent(php, Encoding.UTF8) }, cancellationToken, settings);

    /// <summary>What was told of a request. What can not be sent in time is left out: then it is made again.</summary>
    public async Task<IReadOnlyList<SpanRecord>> TraceAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken, params string[] settings)
    {
        IReadOnlyList<SpanRecord> spans = [];
        await Condition.UntilAsync(
            async () => (spans = await Collector.TraceAsync((await VisitAsync(request(), cancellationToken, settings)).Trace, s_soon, cancellationToken)).Count > 0,
            "the request is told",
            cancellationToken);
        return spans;
    }
}
