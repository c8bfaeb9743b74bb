using System.Text.Json;

namespace WpAspire.WordPress;

/// <summary>How busy a site's PHP workers are, as <c>bootstrap/fpm-status.php</c> of its image tells. Nothing outside the container can ask it.</summary>
internal sealed class PhpWorkerMetrics(IContainerCommand command) : IMetricsReader
{
    private const string Chart = "PHP workers";

    private static readonly string[] s_command = ["php8.4", "-n", "/usr/local/lib/wordpress/bootstrap/fpm-status.php"];

    /// <summary>What is read.</summary>
    public static IReadOnlyList<MetricDefinition> Definitions { get; } =
    [
        new("php.workers.busy", "Busy", MetricUnit.Count) { Chart = Chart },
        new("php.workers.idle", "Idle", MetricUnit.Count) { Chart = Chart },
        new("php.requests.waiting", "Waiting", MetricUnit.Count) { Chart = "Requests that wait for a PHP worker" },
        new("php.requests", "Accepted", MetricUnit.PerSecond) { Chart = "Requests to PHP", Kind = MetricKind.Counter },
    ];

    /// <summary>Opens a reader for one container.</summary>
    public static Task<IMetricsReader> OpenAsync(MetricsContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IMetricsReader>(new PhpWorkerMetrics(context.StartCommand(s_command)));

    /// <summary>The values in an answer.</summary>
    /// <param name="answer">A JSON object with PHP-FPM's own names.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static IReadOnlyDictionary<string, double> Parse(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        var values = new Dictionary<string, double>();
        Add("php.workers.busy", "active processes");
        Add("php.workers.idle", "idle processes");
        Add("php.requests.waiting", "waiting");
        Add("php.requests", "accepted conn");
        return values;

        void Add(string metric, string name)
        {
            if (document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number)
            {
                values[metric] = value.GetDouble();
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, double>> ReadAsync(CancellationToken cancellationToken) =>
        Parse(await command.AskAsync("", cancellationToken));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => command.DisposeAsync();
}
