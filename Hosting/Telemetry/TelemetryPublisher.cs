using WpAspire.Hosting.Metrics;

namespace WpAspire.Hosting.Telemetry;

/// <summary>Publishes to Aspire's dashboard what it cannot see by itself, for as long as the application runs. Without a dashboard it does nothing.</summary>
internal sealed class TelemetryPublisher(
    Dashboard dashboard, DistributedApplicationModel model, ReplicaSets sets, ResourceStates states, ContainerRuntime runtime, IServiceProvider services, ILogger<TelemetryPublisher> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    // What takes as long as the step to the next reading is a gap.
    private static readonly TimeSpan s_patience = s_interval * 0.8;

    private readonly Dictionary<LoadBalancer, LoadBalancerTelemetry> _balancers = [];
    private readonly Dictionary<(string Container, MetricsAnnotation Annotation), ContainerMetrics> _containers = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await dashboard.WaitAsync(stoppingToken) is { } target)
            {
                await PublishAsync(target, stoppingToken);
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
        catch (Exception exception)
        {
            // A mistake in here must not end the application.
            logger.LogError(exception, "No more metrics and traces are published");
        }
        finally
        {
            await RetireAsync([]);
            foreach (var balancer in _balancers.Values)
            {
                balancer.Dispose();
            }
        }
    }

    private async Task PublishAsync(OtlpTarget target, CancellationToken cancellationToken)
    {
        foreach (var (owner, balancer) in sets.All.SelectMany(static s => s.Balancers.Values.Select(b => (s.Owner, b))))
        {
            _balancers[balancer] = new LoadBalancerTelemetry(owner.Name, balancer.Signals, target);
        }

        using var timer = new PeriodicTimer(s_interval);
        do
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(s_patience);
            await Task.WhenAll((await RunningAsync(target)).Select(c => c.PublishAsync(patience.Token)));
            foreach (var balancer in _balancers.Values)
            {
                balancer.PublishMetrics();
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task<IReadOnlyList<ContainerMetrics>> RunningAsync(OtlpTarget target)
    {
        var running = (
            from resource in model.Resources.OfType<ContainerResource>()
            from annotation in resource.Annotations.OfType<MetricsAnnotation>()
            from container in sets.Of(resource)?.Replicas ?? (IReadOnlyList<ContainerResource>)[resource]
            where states.IsRunning(container)
            let id = states.ContainerIdOf(container)
            where id is not null
            select (Key: (id, annotation), resource, container)).ToList();
        await RetireAsync([.. running.Select(static r => r.Key)]);
        foreach (var (key, resource, container) in running.Where(r => !_containers.ContainsKey(r.Key)))
        {
            var context = new MetricsContext(resource, container, services, runtime, key.id);
            _containers[key] = new ContainerMetrics(key.annotation, context, InstanceOf(resource, container), target, logger);
        }

        return [.. _containers.Values];
    }

    // Aspire finds the telemetry of a container by its own name for it, such as mariadb-zkmxhgab: the service's name, a hyphen, the
    // instance. A replica has only its number: with Aspire's name there would be two of it, as it is also where requests go to, and
    // two are one too many for the dashboard.
    private string? InstanceOf(ContainerResource resource, ContainerResource container) =>
        container is ReplicaResource replica ? replica.Number.ToString(CultureInfo.InvariantCulture)
        : states.IdOf(container) is { } id && id.StartsWith(resource.Name + "-", StringComparison.Ordinal) ? id[(resource.Name.Length + 1)..]
        : null;

    // Those of containers that have ended.
    private async Task RetireAsync(IReadOnlyCollection<(string Container, MetricsAnnotation Annotation)> running)
    {
        foreach (var (key, metrics) in _containers.Where(c => !running.Contains(c.Key)).ToList())
        {
            _containers.Remove(key);
            await metrics.DisposeAsync();
        }
    }
}
