using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// Checks the health of a running resource: at once and often until it is ready, then now and then, and at once when
/// something around it changes.
/// </summary>
internal sealed class HealthMonitor(IResource resource, LifecycleServices services, Action onReady)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(10);

    // While a start-up is expected to end any moment a probe is cheap compared with the wait it saves.
    private static readonly TimeSpan s_longestPauseAtFirst = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_slowStart = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_healthyPause = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _keys = [.. resource.Annotations.OfType<HealthCheckAnnotation>().Select(static a => a.Key)];
    private volatile TaskCompletionSource _poked = NewPoke();

    /// <summary>The reports of checks that have not run yet.</summary>
    public static ImmutableArray<HealthReportSnapshot> Pending(IResource resource) =>
        [.. resource.Annotations.OfType<HealthCheckAnnotation>().Select(static a => new HealthReportSnapshot(a.Key, null, null, null))];

    /// <summary>Checks now rather than after the pause.</summary>
    public void Poke() => _poked.TrySetResult();

    /// <summary>Checks until cancelled.</summary>
    /// <exception cref="DistributedApplicationException">A check found something that waiting will not change.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (_keys.Count == 0)
        {
            await BecomeReadyAsync(cancellationToken);
            return;
        }

        var checks = services.Provider.GetRequiredService<HealthCheckService>();
        var started = Stopwatch.GetTimestamp();
        var backoff = new Backoff(s_firstPause, s_longestPauseAtFirst);
        var isSlow = false;
        var wasReady = false;
        var last = default(ImmutableArray<HealthReportSnapshot>);

        while (true)
        {
            var report = await checks.CheckHealthAsync(r => _keys.Contains(r.Name), cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (report.Entries.Values.Select(static e => e.Exception).OfType<DistributedApplicationException>().FirstOrDefault() is { } fatal)
            {
                throw fatal;
            }

            var reports = Snapshot(report);
            if (last.IsDefault || !last.SequenceEqual(reports))
            {
                last = reports;
                await services.Notifications.PublishUpdateAsync(resource, s => s with { HealthReports = reports });
            }

            var isHealthy = report.Status == HealthStatus.Healthy;
            if (isHealthy && !wasReady)
            {
                wasReady = true;
                await BecomeReadyAsync(cancellationToken);
            }
            else if (!isHealthy && !isSlow && Stopwatch.GetElapsedTime(started) > s_slowStart)
            {
                isSlow = true;
                backoff = new Backoff(s_longestPauseAtFirst, s_longestPause);
            }
            else if (isHealthy)
            {
                backoff = new Backoff(s_longestPauseAtFirst, s_longestPause);
            }

            await PauseAsync(isHealthy ? s_healthyPause : backoff.Next(), cancellationToken);
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        var poked = _poked.Task;
        await Task.WhenAny(Task.Delay(pause, cancellationToken), poked);
        cancellationToken.ThrowIfCancellationRequested();
        if (poked.IsCompleted)
        {
            _poked = NewPoke();
        }
    }

    private static TaskCompletionSource NewPoke() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task BecomeReadyAsync(CancellationToken cancellationToken)
    {
        var ready = new ResourceReadyEvent(resource, services.Provider);
        var handlers = services.Eventing.PublishAsync(ready, cancellationToken);
        await services.Notifications.PublishUpdateAsync(resource, s => s with { ResourceReadyEvent = new EventSnapshot(handlers) });
        await handlers;
        onReady();
    }

    private static ImmutableArray<HealthReportSnapshot> Snapshot(HealthReport report) =>
        [.. report.Entries.OrderBy(static e => e.Key, StringComparer.Ordinal).Select(static e =>
            new HealthReportSnapshot(e.Key, e.Value.Status, e.Value.Description, e.Value.Exception?.Message))];
}
