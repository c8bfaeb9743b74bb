using System.Text.Json;

namespace WpAspire.WordPress;

/// <summary>How busy a site's PHP workers are, as <c>bootstrap/fpm-status.php</c> of its image tells. Nothing outside the container can ask it.</summary>
internal sealed class PhpWorkerMetrics(IContainerCommand command) : IMetricsReader
{
    private const string Workers = "php.worker.count";
    private const string Queued = "php.queued_requests";
    private const string Requests = "php.requests";
    private const string State = "php.worker.state";

    private static readonly string[] s_command = ["php8.4", "-n", "/usr/local/lib/wordpress/bootstrap/fpm-status.php"];

    /// <summary>What is read.</summary>
    public static IReadOnlyList<MetricDefinition> Definitions { get; } =
    [
        new(Workers, "{worker}", "PHP's workers, by what they do: busy or idle."),
        new(Queued, "{request}", "Requests that wait for a worker."),
        new(Requests, "{request}", "Requests that PHP has accepted.", MetricKind.Counter),
    ];

    /// <summary>Opens a reader for one container.</summary>
    public static Task<IMetricsReader> OpenAsync(MetricsContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IMetricsReader>(new PhpWorkerMetrics(context.StartCommand(s_command)));

    /// <summary>The values in an answer.</summary>
    /// <param name="answer">A JSON object with PHP-FPM's own names.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static IReadOnlyList<MetricValue> Parse(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        var values = new List<MetricValue>();
        Add(Workers, "active processes", "busy");
        Add(Workers, "idle processes", "idle");
        Add(Queued, "waiting");
        Add(Requests, "accepted conn");
        return values;

        void Add(string metric, string name, string? state = null)
        {
            if (document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number)
            {
                values.Add(new(metric, value.GetDouble()) { Attributes = state is null ? [] : [new(State, state)] });
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricValue>> ReadAsync(CancellationToken cancellationToken) =>
        Parse(await command.AskAsync("", cancellationToken));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => command.DisposeAsync();
}
