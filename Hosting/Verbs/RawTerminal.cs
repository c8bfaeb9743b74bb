using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace WpAspire.Hosting.Verbs;

/// <summary>
/// A terminal that passes every key through, so that the program in the container does the line editing and gets
/// Ctrl+C. Leaving it restores the terminal.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class RawTerminal : IDisposable
{
    private readonly string _saved;

    private RawTerminal(string saved) => _saved = saved;

    /// <summary>Whether there is a terminal on both sides to do it with.</summary>
    [UnsupportedOSPlatformGuard("windows")]
    public static bool IsAvailable => !OperatingSystem.IsWindows() && !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>Switches the terminal over.</summary>
    public static RawTerminal Enter()
    {
        var terminal = new RawTerminal(Stty("-g"));
        Stty("raw", "-echo");
        return terminal;
    }

    /// <summary>Tells of every change of the terminal's size.</summary>
    public static IDisposable OnResize(Func<int, int, Task> resized) =>
        PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => resized(Console.WindowWidth, Console.WindowHeight));

    /// <inheritdoc/>
    public void Dispose() => Stty(_saved);

    private static string Stty(params string[] arguments)
    {
        using var stty = Process.Start(new ProcessStartInfo("stty", arguments) { RedirectStandardOutput = true })!;
        var output = stty.StandardOutput.ReadToEnd();
        stty.WaitForExit();
        return output.Trim();
    }
}
