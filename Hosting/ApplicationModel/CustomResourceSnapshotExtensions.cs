using System.Collections.Immutable;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Changes to snapshots.</summary>
public static class CustomResourceSnapshotExtensions
{
    /// <summary>Gives the snapshot with other health reports.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="healthReports">The health reports.</param>
    /// <returns>The changed snapshot.</returns>
    public static CustomResourceSnapshot WithHealthReports(this CustomResourceSnapshot snapshot, ImmutableArray<HealthReportSnapshot> healthReports)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot with { HealthReports = healthReports.IsDefault ? [] : healthReports };
    }
}
