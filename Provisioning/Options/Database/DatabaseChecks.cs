using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>The database server's version, windows, insights and logs.</summary>
internal static class DatabaseChecks
{
    private static readonly string[] s_withoutInsights = ["db.t3.micro", "db.t3.small", "db.t4g.micro", "db.t4g.small"];

    public static IEnumerable<OptionProblem> Check(AwsOptions options, DateOnly? today)
    {
        var database = options.Database;
        if (MariaDbRelease.Of(database.EngineVersion) is { } release && today > release.StandardSupportEnds)
        {
            var supported = MariaDbRelease.All.Where(r => today <= r.StandardSupportEnds).Select(r => r.Version);
            yield return With(options.Database.EngineVersion, $"be of {string.Join(", ", supported)}, because AWS's standard support of {release.Version} ended on {release.StandardSupportEnds:yyyy-MM-dd}");
        }

        if (database.AutoMinorVersionUpgrade && MariaDbRelease.IsFull(database.EngineVersion))
        {
            yield return With(options.Database.AutoMinorVersionUpgrade, $"be false, because {Given(options.Database.EngineVersion)}, and the next deployment would take back what AWS has upgraded; {MariaDbRelease.Of(database.EngineVersion)?.Version} leaves the minor version to AWS");
        }

        if (Window.Overlap(database.BackupWindow, database.MaintenanceWindow))
        {
            yield return With(options.Database.BackupWindow, $"not meet the maintenance, because {Given(options.Database.MaintenanceWindow)}");
        }

        if (database.PerformanceInsights && s_withoutInsights.Contains(database.InstanceClass))
        {
            yield return With(options.Database.PerformanceInsights, $"be false, because {Given(options.Database.InstanceClass)}; it needs db.t4g.medium or larger");
        }

        if (database.LogExports.Contains("audit") && database.AuditEvents.Count == 0)
        {
            yield return With(options.Database.AuditEvents, $"be a list of events such as CONNECT, because {Given(options.Database.LogExports)}");
        }
    }
}
