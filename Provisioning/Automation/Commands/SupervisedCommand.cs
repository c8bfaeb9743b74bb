using System.Diagnostics;
using System.Globalization;

namespace WpAspire.Provisioning.Automation.Commands;

/// <summary>
/// A command in a session of its own, adopted by the system: whoever kills this process and all that it has started, as
/// Aspire's command line does on Ctrl+C, does not kill it. Once this process is gone it is interrupted, and ends in order.
/// </summary>
internal static class SupervisedCommand
{
    /// <summary>The exit code of what was killed.</summary>
    public const int Killed = 137;

    // Standard input is open as long as this process lives, and is what tells of its end. The command is the shell's
    // foreground: one in the background would ignore interrupts.
    private const string Supervisor =
        """
        directory=$1; shift
        exec 3<&0
        (
          cat <&3 >/dev/null
          : >"$directory/alone"
          until [ -s "$directory/pid" ]; do sleep 1; done
          kill -INT "$(cat "$directory/pid")"
        ) >/dev/null 2>&1 &
        watch=$!
        sh -c 'echo $$ >"$0/pid"; echo $$; exec "$@" >"$0/out" 2>"$0/err" </dev/null 3<&-' "$directory" "$@" 2>/dev/null
        code=$?
        kill "$watch" 2>/dev/null
        [ ! -e "$directory/alone" ] || rm -rf "$directory"
        echo "$code"
        """;

    private const string Launcher =
        """
        exec 3<&0
        if setsid -f true 2>/dev/null; then setsid -f /bin/sh -c "$0" supervisor "$@" <&3 2>/dev/null; else /bin/sh -c "$0" supervisor "$@" <&3 2>/dev/null & fi
        """;

    /// <summary>Starts a command.</summary>
    /// <param name="directory">The absolute path of a directory for what it writes, which goes with the command if this process is gone by then.</param>
    /// <param name="executable">The absolute path of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="workDir">The directory to run it in.</param>
    /// <param name="environment">Environment variables beside those of this process; <see langword="null"/> removes one.</param>
    /// <param name="onOutput">Takes the lines of its standard output, when it has ended.</param>
    /// <param name="onError">Takes the lines of its standard error, when it has ended.</param>
    public static async Task<RunningCommand> StartAsync(
        string directory, string executable, IReadOnlyList<string> arguments, string workDir, IReadOnlyDictionary<string, string?> environment, Action<string> onOutput, Action<string> onError)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Launcher, Supervisor, directory, executable, .. arguments])
        {
            WorkingDirectory = workDir,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var isStarted = int.TryParse(await process.StandardOutput.ReadLineAsync(), NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        return new(
            EndAsync(process, directory, onOutput, onError),
            () =>
            {
                if (isStarted)
                {
                    UnixSignal.TryInterrupt(id);
                }
            },
            () =>
            {
                if (isStarted)
                {
                    UnixSignal.TryKill(id);
                }
            });
    }

    private static async Task<int> EndAsync(Process process, string directory, Action<string> onOutput, Action<string> onError)
    {
        using (process)
        {
            // A supervisor that somebody has killed says nothing.
            var code = int.TryParse(await process.StandardOutput.ReadLineAsync(), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : Killed;
            await GiveAsync(Path.Combine(directory, "out"), onOutput);
            await GiveAsync(Path.Combine(directory, "err"), onError);
            return code;
        }
    }

    private static async Task GiveAsync(string file, Action<string> onLine)
    {
        foreach (var line in File.Exists(file) ? await File.ReadAllLinesAsync(file) : [])
        {
            onLine(line);
        }
    }
}
