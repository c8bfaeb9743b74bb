using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What is known of a resource, or of one of its instances, at a moment.</summary>
[DebuggerDisplay("{ResourceType}: {State?.Text}, {HealthStatus}")]
public sealed record CustomResourceSnapshot
{
    private readonly ResourceStateSnapshot? _state;
    private readonly ImmutableArray<HealthReportSnapshot> _healthReports = [];

    /// <summary>The kind of resource, such as <c>Container</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>The properties.</summary>
    public required ImmutableArray<ResourcePropertySnapshot> Properties { get; init; }

    /// <summary>When the resource was created.</summary>
    public DateTime? CreationTimeStamp { get; init; }

    /// <summary>When the resource was started.</summary>
    public DateTime? StartTimeStamp { get; init; }

    /// <summary>When the resource stopped.</summary>
    public DateTime? StopTimeStamp { get; init; }

    /// <summary>The exit code, when the resource has ended.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The state.</summary>
    public ResourceStateSnapshot? State
    {
        get => _state;
        init
        {
            _state = value;
            HealthStatus = ComputeHealthStatus(_healthReports, value?.Text);
        }
    }

    /// <summary>
    /// The worst of the <see cref="HealthReports"/> while the resource runs: healthy without reports, unhealthy while
    /// one is missing. <see langword="null"/> when the resource does not run.
    /// </summary>
    public HealthStatus? HealthStatus { get; private init; }

    /// <summary>The last result of each health check.</summary>
    public ImmutableArray<HealthReportSnapshot> HealthReports
    {
        get => _healthReports;
        internal init
        {
            _healthReports = value;
            HealthStatus = ComputeHealthStatus(value, _state?.Text);
        }
    }

    /// <summary>The environment variables.</summary>
    public ImmutableArray<EnvironmentVariableSnapshot> EnvironmentVariables { get; init; } = [];

    /// <summary>The URLs.</summary>
    public ImmutableArray<UrlSnapshot> Urls { get; init; } = [];

    /// <summary>The mounts.</summary>
    public ImmutableArray<VolumeSnapshot> Volumes { get; init; } = [];

    /// <summary>The commands.</summary>
    public ImmutableArray<ResourceCommandSnapshot> Commands { get; init; } = [];

    /// <summary>The relationships.</summary>
    public ImmutableArray<RelationshipSnapshot> Relationships { get; init; } = [];

    /// <summary>Whether the resource is not shown.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The name of a Fluent UI icon.</summary>
    public string? IconName { get; init; }

    /// <summary>The variant of the icon.</summary>
    public IconVariant? IconVariant { get; init; }

    /// <summary>
    /// The subscribers' work on the <see cref="ApplicationModel.ResourceReadyEvent"/>, once it has been published for
    /// this start. Those who wait for the resource wait for this too.
    /// </summary>
    internal EventSnapshot? ResourceReadyEvent { get; init; }

    /// <summary>Which change of the resource this is.</summary>
    internal long Version { get; init; }

    internal static HealthStatus? ComputeHealthStatus(ImmutableArray<HealthReportSnapshot> healthReports, string? state)
    {
        if (state != KnownResourceStates.Running)
        {
            return null;
        }

        return healthReports.IsEmpty
            ? Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy
            : healthReports.Min(r => r.Status ?? Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy);
    }
}
