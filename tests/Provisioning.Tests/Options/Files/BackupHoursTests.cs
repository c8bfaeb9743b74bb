using CsCheck;
using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Tests.Options;

/// <summary>AWS Backup begins when RDS lets it, on every day of the week.</summary>
public class BackupHoursTests
{
    private const int Day = 24 * 60;

    private static readonly string[] s_days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    [Fact]
    public void By_default_it_begins_at_six_and_seven() => Assert.Equal(new BackupHours(6, 7), BackupHours.Find(Settings.BindProd().Database));

    [Fact]
    public void It_never_begins_in_a_window_or_in_the_hour_before_one() => Gen.Select(Gen.Int[0, 47], Gen.Int[1, 12], Gen.Int[0, 335], Gen.Int[1, 40]).Sample(
        static (backupStart, backupLength, maintenanceStart, maintenanceLength) =>
        {
            var (from, to) = (backupStart * 30, (backupStart + backupLength) * 30);
            var (weekFrom, weekTo) = (maintenanceStart * 30, (maintenanceStart + maintenanceLength) * 30);
            var options = Settings.BindProd().Database with
            {
                BackupWindow = $"{Time(from)}-{Time(to)}",
                MaintenanceWindow = $"{s_days[weekFrom / Day % 7]}:{Time(weekFrom)}-{s_days[weekTo / Day % 7]}:{Time(weekTo)}",
            };
            if (BackupHours.Find(options) is not { } hours)
            {
                return;
            }

            foreach (var begin in new[] { hours.Daily, hours.Monthly }.SelectMany(static h => Enumerable.Range(h * 60, BackupHours.StartWindowMinutes)))
            {
                for (var day = 0; day < 7; day++)
                {
                    var minute = (day * Day) + begin;
                    Assert.False(Within(begin, from - 60, to, Day), $"{begin} in the backup {options.BackupWindow}");
                    Assert.False(Within(minute, weekFrom - 60, weekTo, 7 * Day), $"{minute} in the maintenance {options.MaintenanceWindow}");
                }
            }
        });

    private static bool Within(int minute, int from, int to, int cycle) => (((minute - from) % cycle) + cycle) % cycle < to - from;

    private static string Time(int minutes) => $"{minutes / 60 % 24:00}:{minutes % 60:00}";
}
