using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The last result of a health check.</summary>
/// <param name="Name">The name of the health check.</param>
/// <param name="Status">The result, or <see langword="null"/> if there is none yet.</param>
/// <param name="Description">What the health check says.</param>
/// <param name="ExceptionText">The exception that the health check met.</param>
public sealed record HealthReportSnapshot(string Name, HealthStatus? Status, string? Description, string? ExceptionText)
{
    /// <summary>When the health check last ran.</summary>
    public DateTime? LastRunAt { get; init; }
}
