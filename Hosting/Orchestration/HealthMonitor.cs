using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// Checks the health of something that runs: at once and often until it is ready, then now and then, and at once when
/// something around it changes.
/// </summary>
/// <param name="resource">What is checked, or what it is a replica of.</param>
/// <param name="check">Runs its health checks.</param>
/// <param name="report">Gets the reports when they change.</param>
/// <param name="becomeReady">Is called, once, when it is healthy for the first time.</param>
internal sealed class HealthMonitor(
    IResource resource, Func<CancellationToken, Task<HealthReport>> check, Func<ImmutableArray<HealthReportSnapshot>, Task> report, Func<CancellationToken, Task> becomeReady)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(10);

    // While a start-up is expected to end any moment a probe is cheap compared with the wait it saves.
    private static readonly TimeSpan s_longestPauseAtFirst = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_slowStart = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_healthyPause = TimeSpan.FromSeconds(10);

    private volatile TaskCompletionSource _poked = NewPoke();

    /// <summary>The reports of checks that have not run yet.</summary>
    public static ImmutableArray<HealthReportSnapshot> Pending(IResource resource) =>
        [.. resource.Annotations.OfType<HealthCheckAnnotation>().Select(static a => new HealthReportSnapshot(a.Key, null, null, null))];

    /// <summary>What checks have said.</summary>
    public static ImmutableArray<HealthReportSnapshot> Snapshot(HealthReport report) =>
        [.. report.Entries.OrderBy(static e => e.Key, StringComparer.Ordinal).Select(static e =>
            new HealthReportSnapshot(e.Key, e.Value.Status, e.Value.Description, e.Value.Exception?.Message))];

    /// <summary>Checks now rather than after the pause.</summary>
    public void Poke() => _poked.TrySetResult();

    /// <summary>Checks until cancelled.</summary>
    /// <exception cref="DistributedApplicationException">A check found something that waiting will not change.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!resource.Annotations.OfType<HealthCheckAnnotation>().Any())
        {
            await becomeReady(cancellationToken);
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var backoff = new Backoff(s_firstPause, s_longestPauseAtFirst);
        var isSlow = false;
        var wasReady = false;
        var last = default(ImmutableArray<HealthReportSnapshot>);

        while (true)
        {
            var result = await check(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (result.Entries.Values.Select(static e => e.Exception).OfType<DistributedApplicationException>().FirstOrDefault() is { } fatal)
            {
                throw fatal;
            }

            var reports = Snapshot(result);
            if (last.IsDefault || !last.SequenceEqual(reports))
            {
                last = reports;
                await report(reports);
            }

            var isHealthy = result.Status == HealthStatus.Healthy;
            if (isHealthy && !wasReady)
            {
                wasReady = true;
                await becomeReady(cancellationToken);
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

}
