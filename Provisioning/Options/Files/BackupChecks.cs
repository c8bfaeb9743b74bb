using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>How long and where backups are kept.</summary>
internal static class BackupChecks
{
    public static IEnumerable<OptionProblem> Check(AwsOptions options)
    {
        if (options.Backup.MonthlyRetentionDays < options.Backup.DailyRetentionDays)
        {
            yield return With(options.Backup.MonthlyRetentionDays, $"be at least {options.Backup.DailyRetentionDays}, because {Given(options.Backup.DailyRetentionDays)}");
        }

        if (options.Backup.Enabled && BackupHours.Find(options.Database) is null)
        {
            yield return With(options.Backup.Enabled, $"be false, because AWS Backup begins in no hour of a day with {Given(options.Database.BackupWindow)} and {Given(options.Database.MaintenanceWindow)}: shorten the maintenance");
        }

        if (options.Backup.CopyRegion == options.Region)
        {
            yield return With(options.Backup.CopyRegion, $"be another region, because {Given(options.Region)}");
        }
    }
}
