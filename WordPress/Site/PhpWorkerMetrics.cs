using System.Text.Json;
using WpAspire.Hosting.Metrics;

namespace WpAspire.WordPress;

/// <summary>How busy a site's PHP workers are, as <c>bootstrap/fpm-status.php</c> of its image tells. Nothing outside the container can ask it.</summary>
internal sealed class PhpWorkerMetrics(IContainerCommand command) : IMetricsReader
{
    private const string State = "php.worker.state";

    private static readonly MetricDefinition s_workers = new("php.worker.count", "{worker}", "PHP's workers, by what they do: busy or idle.");

    private static readonly MetricField[] s_fields =
    [
        new(s_workers, "active processes", new(State, "busy")),
        new(s_workers, "idle processes", new(State, "idle")),
        new(new("php.queued_requests", "{request}", "Requests that wait for a worker."), "waiting"),
        new(new("php.requests", "{request}", "Requests that PHP has accepted.", MetricKind.Counter), "accepted conn"),
    ];

    private static readonly string[] s_command = ["php8.4", "-n", "/usr/local/lib/wordpress/bootstrap/fpm-status.php"];

    /// <summary>What is read.</summary>
    public static IReadOnlyList<MetricDefinition> Definitions { get; } = [.. s_fields.Select(static f => f.Metric).Distinct()];

    /// <summary>Opens a reader for one container.</summary>
    public static Task<IMetricsReader> OpenAsync(MetricsContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IMetricsReader>(new PhpWorkerMetrics(context.StartCommand(s_command)));

    /// <summary>The values in an answer.</summary>
    /// <param name="answer">A JSON object with PHP-FPM's own names.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static IReadOnlyList<MetricValue> Parse(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return MetricField.Values(
            s_fields, name => document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricValue>> ReadAsync(CancellationToken cancellationToken) =>
        Parse(await command.AskAsync("", cancellationToken));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => command.DisposeAsync();
}
