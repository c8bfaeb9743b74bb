using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Orchestration.Engine;
using WpAspire.Hosting.LoadBalancing;

namespace WpAspire.Hosting.Metrics;

/// <summary>Measures everything that runs, in even steps, for as long as the application does.</summary>
internal sealed class MetricsSampler(
    EngineConnection connection, LoadBalancers balancers, ResourceMetricsService metrics, IServiceProvider services, ILogger<MetricsSampler> logger)
{
    // Older engines answer after a second; what takes as long as the step to the next measurement is a gap.
    private static readonly TimeSpan s_patience = ResourceMetricsService.Interval * 0.8;

    private readonly TimeProvider _time = TimeProvider.System;
    private readonly Dictionary<string, ContainerMeter> _containers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Container, MetricsAnnotation Annotation), ReaderMeter> _readers = [];
    private List<LoadBalancerMeter> _balancers = [];

    /// <summary>Measures until cancelled.</summary>
    /// <param name="ready">When this is over, the start is, which nothing must slow down.</param>
    /// <param name="running">The containers that run at the moment.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Task ready, Func<IReadOnlyList<MeasuredContainer>> running, CancellationToken cancellationToken)
    {
        try
        {
            await ready.WaitAsync(cancellationToken);
            var engine = await connection.GetAsync(cancellationToken);
            var machineMemory = (ulong)(await engine.GetInfoAsync(cancellationToken)).MemTotal;
            _balancers = [.. balancers.All.GroupBy(static b => b.Resource).SelectMany(static g => g.Select(
                b => new LoadBalancerMeter(b.Resource, b.Balancer.Listeners[0].Endpoint, g.Count() == 1, b.Balancer.Requests)))];

            using var timer = new PeriodicTimer(ResourceMetricsService.Interval, _time);
            do
            {
                await MeasureAsync(engine, machineMemory, running(), cancellationToken);
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested || exception is DistributedApplicationException)
        {
            // The application stops, or never was ready, which others tell.
        }
        catch (Exception exception)
        {
            // A mistake in here must not keep the application from stopping in order.
            logger.LogError(exception, "No more metrics are collected");
        }
        finally
        {
            await Task.WhenAll(_readers.Values.Select(static r => r.DisposeAsync().AsTask()));
        }
    }

    private async Task MeasureAsync(DockerEngine engine, ulong machineMemory, IReadOnlyList<MeasuredContainer> running, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        await RetireAsync(running);

        var now = _time.GetUtcNow();
        var balanced = _balancers.SelectMany(b => b.Measure(now)).ToList();
        var measured = await Task.WhenAll([
            .. running.Select(c => MeasureAsync(engine, machineMemory, c, patience.Token)),
            .. from container in running
               from annotation in container.Resource.Annotations.OfType<MetricsAnnotation>()
               select ReaderOf(container, annotation, engine).MeasureAsync(_time, patience.Token)]);
        cancellationToken.ThrowIfCancellationRequested();
        metrics.Record(now, [.. balanced, .. measured.SelectMany(static m => m)]);
    }

    private async Task<IReadOnlyList<MetricSample>> MeasureAsync(DockerEngine engine, ulong machineMemory, MeasuredContainer container, CancellationToken cancellationToken)
    {
        try
        {
            return await engine.GetUsageAsync(container.Container.Id, cancellationToken) is { } usage
                ? MeterOf(container).Measure(usage, machineMemory)
                : [];
        }
        catch (Exception exception) when (EngineUnavailable.IsMeantBy(exception) || exception is OperationCanceledException)
        {
            return [];
        }
    }

    private ContainerMeter MeterOf(MeasuredContainer container)
    {
        lock (_containers)
        {
            if (!_containers.TryGetValue(container.Container.Id, out var meter))
            {
                _containers[container.Container.Id] = meter = new ContainerMeter(container.Resource.Name, container.Container.Replica);
            }

            return meter;
        }
    }

    private ReaderMeter ReaderOf(MeasuredContainer container, MetricsAnnotation annotation, DockerEngine engine)
    {
        var key = (container.Container.Id, annotation);
        if (_readers.TryGetValue(key, out var reader))
        {
            reader.Context.Measured = container;
            return reader;
        }

        return _readers[key] = new ReaderMeter(annotation, new RunningContainerContext(container, engine, services), logger);
    }

    // Those of containers that have ended.
    private async Task RetireAsync(IReadOnlyList<MeasuredContainer> running)
    {
        var ids = running.Select(static c => c.Container.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in _containers.Keys.Where(id => !ids.Contains(id)).ToList())
        {
            _containers.Remove(id);
        }

        foreach (var (key, reader) in _readers.Where(r => !ids.Contains(r.Key.Container)).ToList())
        {
            _readers.Remove(key);
            await reader.DisposeAsync();
        }
    }
}
