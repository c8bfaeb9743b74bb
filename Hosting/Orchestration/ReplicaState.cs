using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>One replica of a resource as it is now.</summary>
internal sealed record ReplicaState
{
    /// <summary>Which of the replicas, from 1.</summary>
    public required int Replica { get; init; }

    /// <summary>One of Aspire's known states.</summary>
    public required string State { get; init; }

    /// <summary>Its container, once there is one.</summary>
    public ContainerState? Container { get; init; }

    /// <summary>When it ended.</summary>
    public DateTime? StoppedAt { get; init; }

    /// <summary>The exit code of one that has ended.</summary>
    public int? ExitCode { get; init; }

    /// <summary>What its health checks say, while it runs.</summary>
    public ImmutableArray<HealthReportSnapshot> Health { get; init; } = [];

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => State == KnownResourceStates.Running;

    /// <summary>The worst that its health checks say; <see langword="null"/> while one has said nothing.</summary>
    public HealthStatus? HealthStatus => Health.Any(static r => r.Status is null) ? null
        : Health.Min(static r => r.Status) ?? Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy;

    /// <summary>Whether it runs and passes its checks.</summary>
    public bool IsHealthy => IsRunning && HealthStatus == Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy;
}
