namespace WpAspire.Provisioning.Options;

/// <summary>
/// When AWS Backup begins. It can not begin a backup of a database in RDS's own backup or maintenance window, nor in the hour
/// before one ("Troubleshoot creating resources", AWS Backup Developer Guide): such a job fails, every day. Of the stores in
/// the plan, only RDS has windows.
/// </summary>
/// <param name="Daily">The hour of the daily backup, UTC.</param>
/// <param name="Monthly">The hour of the monthly one.</param>
internal sealed record BackupHours(int Daily, int Monthly)
{
    /// <summary>How long after its hour a job may begin.</summary>
    public const int StartWindowMinutes = 60;

    private const int HoursADay = 24;
    private const int ForbiddenBeforeMinutes = 60;

    /// <summary>The first two hours after the database's backup in which a job may begin on every day of the week; nothing if there are none.</summary>
    public static BackupHours? Find(DatabaseOptions options)
    {
        if (!Window.TryParseDaily(options.BackupWindow, out var backup) || !Window.TryParseWeekly(options.MaintenanceWindow, out var maintenance))
        {
            return null;
        }

        var after = (backup.Start + backup.Minutes + 59) / 60;
        int[] hours = [.. Enumerable.Range(after, HoursADay).Select(static h => h % HoursADay).Where(h => IsFree(h, backup) && IsFree(h, maintenance))];
        return hours.Length < 2 ? null : new(hours[0], hours[1]);
    }

    // No day is told from another: the plan has one hour for all.
    private static bool IsFree(int hour, Window window)
    {
        var forbidden = window with { Start = window.Start - ForbiddenBeforeMinutes, Minutes = window.Minutes + ForbiddenBeforeMinutes };
        return !forbidden.MeetsDaily(new Window(hour * 60, StartWindowMinutes));
    }
}
