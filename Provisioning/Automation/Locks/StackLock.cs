using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Automation.Locks;

/// <summary>
/// A lock that a run of Pulumi holds on a stack, or left when it was killed. It has no end of its own: only whether that
/// process still runs says whether it means something.
/// </summary>
/// <param name="User">Whose run it is.</param>
/// <param name="Host">The machine that it runs on.</param>
/// <param name="ProcessId">Its process there.</param>
/// <param name="Since">When it began.</param>
internal sealed partial record StackLock(string User, string Host, int ProcessId, DateTimeOffset Since)
{
    private const int MinutesPerHour = 60;

    // A clock that is read twice, once in whole seconds.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(5);

    /// <summary>Whether it is of a run on this machine, so that one can see whether that still runs.</summary>
    public bool IsHere => string.Equals(Host, Environment.MachineName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether its run is on this machine and goes on.</summary>
    public bool IsAlive => IsHere && IsRunning();

    /// <summary>Reads the locks that Pulumi names when it refuses to work.</summary>
    /// <param name="text">What it wrote to standard error.</param>
    public static IReadOnlyList<StackLock> Parse(string text) =>
        [.. Owner().Matches(text).Select(static m => new StackLock(
            m.Groups["user"].Value,
            m.Groups["host"].Value,
            int.Parse(m.Groups["pid"].Value, CultureInfo.InvariantCulture),
            DateTimeOffset.Parse(m.Groups["time"].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)))];

    /// <summary>Who holds it and since when: <c>root@vm (process 123) since 12:00:03 UTC, 4 min ago</c>.</summary>
    /// <param name="now">The time.</param>
    public string Describe(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{User}@{Host} (process {ProcessId}) since {Since.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC, {Age(now - Since)} ago");

    private static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, age.TotalSeconds):0} s"),
        { TotalMinutes: < 2 * MinutesPerHour } => string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} min"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0} days"),
    };

    private bool IsRunning()
    {
        try
        {
            // Numbers of processes are given again.
            using var process = Process.GetProcessById(ProcessId);
            return !process.HasExited && process.ProcessName.StartsWith("pulumi", StringComparison.OrdinalIgnoreCase) && process.StartTime.ToUniversalTime() <= Since.UtcDateTime + s_tolerance;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    [GeneratedRegex(@"created by (?<user>[^\s@]+)@(?<host>\S+) \(pid (?<pid>\d+)\) at (?<time>\S+)")]
    private static partial Regex Owner();
}
