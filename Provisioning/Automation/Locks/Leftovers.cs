using System.Diagnostics;
using WpAspire.Provisioning.Automation.Commands;

namespace WpAspire.Provisioning.Automation.Locks;

/// <summary>
/// The helpers of a Pulumi that was killed: the hosts of its languages and providers live on, and what they were asked
/// for last they go on creating, without anybody who takes it down.
/// </summary>
internal static class Leftovers
{
    private static readonly string[] s_names = ["pulumi-resource", "pulumi-language"];

    /// <summary>Ends them.</summary>
    /// <param name="workDir">The directory of the program that they were started for.</param>
    /// <returns>How many there were. They are only found on Linux.</returns>
    public static int End(string workDir) => OperatingSystem.IsLinux() ? Process.GetProcesses().Count(p => IsOne(p, workDir) && UnixSignal.TryKill(p.Id)) : 0;

    private static bool IsOne(Process process, string workDir)
    {
        try
        {
            return s_names.Any(n => process.ProcessName.StartsWith(n, StringComparison.Ordinal))
                && new FileInfo($"/proc/{process.Id}/cwd").LinkTarget == workDir
                && !NameOf(ParentOf(process.Id)).StartsWith("pulumi", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // It has ended meanwhile, or is somebody else's.
            return false;
        }
    }

    private static string ParentOf(int id) =>
        File.ReadLines($"/proc/{id}/status").First(static l => l.StartsWith("PPid:", StringComparison.Ordinal))["PPid:".Length..].Trim();

    private static string NameOf(string id) => File.Exists($"/proc/{id}/comm") ? File.ReadAllText($"/proc/{id}/comm") : "";
}
