using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.Hosting.Orchestration;

/// <summary>The state and health of a resource, seen from outside the process that runs it.</summary>
/// <param name="State">One of Aspire's known states.</param>
/// <param name="Reports">What its health checks say; empty where nothing is checked, or nothing runs.</param>
/// <param name="Replicas">Its replicas; empty for a resource without a container of its own.</param>
internal sealed record ResourceStatus(string State, ImmutableArray<HealthReportSnapshot> Reports, IReadOnlyList<ReplicaState> Replicas)
{
    /// <summary>The worst of the reports; <see langword="null"/> without any.</summary>
    public HealthStatus? Health => Reports.IsEmpty ? null : Reports.Min(static r => r.Status ?? HealthStatus.Unhealthy);

    /// <summary>Why it is not healthy.</summary>
    public string? Message =>
        Reports.FirstOrDefault(static r => r.Status is not HealthStatus.Healthy) is { } failing ? failing.ExceptionText ?? failing.Description : null;

    /// <summary>Whether it runs.</summary>
    public bool IsUp => State == KnownResourceStates.Running;

    /// <summary>Whether it runs, and nothing that is checked says otherwise.</summary>
    public bool IsHealthy => IsUp && Health is null or HealthStatus.Healthy;
}
