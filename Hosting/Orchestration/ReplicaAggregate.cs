using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Makes one resource, as people see it, of its replicas.</summary>
internal static class ReplicaAggregate
{
    /// <summary>The name of the health report that counts replicas.</summary>
    public const string Replicas = "replicas";

    // Of replicas that are in different states, the first of these says most about the resource.
    private static readonly string[] s_telling =
    [
        KnownResourceStates.Running, KnownResourceStates.FailedToStart, KnownResourceStates.Building, KnownResourceStates.Waiting,
        KnownResourceStates.Starting, KnownResourceStates.Stopping, KnownResourceStates.Exited, KnownResourceStates.Finished, KnownResourceStates.NotStarted,
    ];

    /// <summary>The snapshot of the resource.</summary>
    /// <param name="snapshot">What it was before.</param>
    /// <param name="replicas">Its replicas; at least one.</param>
    /// <param name="urls">Its addresses while it runs.</param>
    public static CustomResourceSnapshot Apply(CustomResourceSnapshot snapshot, IReadOnlyCollection<ReplicaState> replicas, ImmutableArray<UrlSnapshot> urls)
    {
        var state = StateOf(replicas);
        var shown = replicas.First(r => r.State == state || r.Container is not null);
        var ended = KnownResourceStates.TerminalStates.Contains(state) ? replicas.Where(static r => r.StoppedAt is not null).MaxBy(static r => r.StoppedAt) : null;
        return snapshot with
        {
            State = state,
            StartTimeStamp = replicas.Min(static r => r.Container?.StartedAt) ?? snapshot.StartTimeStamp,
            StopTimeStamp = ended?.StoppedAt,
            ExitCode = ended?.ExitCode,
            HealthReports = state == KnownResourceStates.Running ? HealthOf(replicas) : [],
            Urls = state == KnownResourceStates.Running ? urls : [],
            Properties = shown.Container is { } container ? SnapshotProperties.Set(snapshot.Properties, container) : snapshot.Properties,
        };
    }

    /// <summary>The state of the resource: that of its replicas which says most about it.</summary>
    public static string StateOf(IReadOnlyCollection<ReplicaState> replicas) =>
        s_telling.FirstOrDefault(known => replicas.Any(r => r.State == known)) ?? replicas.First().State;

    /// <summary>What the health checks of all replicas say together, and whether all run.</summary>
    public static ImmutableArray<HealthReportSnapshot> HealthOf(IReadOnlyCollection<ReplicaState> replicas)
    {
        if (replicas.Count == 1)
        {
            return replicas.First().Health;
        }

        var reports = replicas
            .SelectMany(static r => r.Health.Select(report => (r.Replica, Report: report)))
            .GroupBy(static r => r.Report.Name, StringComparer.Ordinal)
            .Select(static g => Combine(g.Key, [.. g]))
            .ToList();
        var missing = replicas.Where(static r => !r.IsRunning).ToList();
        if (missing.Count > 0)
        {
            reports.Add(new HealthReportSnapshot(
                Replicas, HealthStatus.Degraded,
                string.Create(CultureInfo.InvariantCulture, $"{replicas.Count - missing.Count} of {replicas.Count} replicas run: {string.Join(", ", missing.Select(static r => $"replica {r.Replica} is {r.State}"))}."),
                ExceptionText: null));
        }

        return [.. reports];
    }

    // One that is well keeps the resource going.
    private static HealthReportSnapshot Combine(string name, IReadOnlyCollection<(int Replica, HealthReportSnapshot Report)> reports)
    {
        var failing = reports.Where(static r => r.Report.Status != HealthStatus.Healthy).ToList();
        if (failing.Count == 0)
        {
            return new HealthReportSnapshot(name, HealthStatus.Healthy, null, null);
        }

        var status = failing.Count < reports.Count ? HealthStatus.Degraded
            : failing.All(static r => r.Report.Status is null) ? (HealthStatus?)null
            : HealthStatus.Unhealthy;
        var told = failing.Where(static r => r.Report.Description is not null).ToList();
        return new HealthReportSnapshot(
            name, status,
            told.Count == 0 ? null : string.Join(" ", told.Select(static r => string.Create(CultureInfo.InvariantCulture, $"Replica {r.Replica}: {r.Report.Description}"))),
            failing.Select(static r => r.Report.ExceptionText).FirstOrDefault(static t => t is not null));
    }
}
