using System.Runtime.InteropServices;

namespace WpAspire.Provisioning.Automation.Commands;

/// <summary>Signals to processes.</summary>
internal static partial class UnixSignal
{
    private const int SigInt = 2;
    private const int SigKill = 9;
    private const uint GroupAndOthers = 0x3F; // 077

    /// <summary>Sends SIGINT, as Ctrl+C does.</summary>
    /// <returns>Whether it was sent: not on Windows, and not to a process that is gone.</returns>
    public static bool TryInterrupt(int processId) => !OperatingSystem.IsWindows() && Kill(processId, SigInt) == 0;

    /// <summary>Ends a process at once.</summary>
    /// <returns>Whether there was one to end, which is never so on Windows.</returns>
    public static bool TryKill(int processId) => !OperatingSystem.IsWindows() && Kill(processId, SigKill) == 0;

    /// <summary>Lets only this user read what this process, and what it starts, writes from now on.</summary>
    public static void KeepFilesForOwner()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Umask(GroupAndOthers);
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint Umask(uint mask);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
