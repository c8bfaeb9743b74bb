using System.Diagnostics;
using System.Globalization;
using WpAspire.Hosting.Dashboard;
using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Starts this AppHost once more as a process that outlives the terminal, and follows it until the site is ready.</summary>
internal sealed class BackgroundProcess(SiteIdentity site, SiteStateDirectory state, AppHostArguments arguments, EngineConnection connection, ConsoleOutput console)
{
    /// <summary>The hidden option by which the background process knows that it is one.</summary>
    public const string Flag = "--background";

    /// <summary>Starts it and returns when the site is ready, with 0, or has failed, with 1.</summary>
    public async Task<int> StartAsync(bool build, bool noDashboard, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new DistributedApplicationException("`start` needs a POSIX shell: on Windows use `run`.");
        }

        // Known at once here, rather than from the log of a process that could not say it.
        _ = await connection.GetAsync(cancellationToken);
        SiteLock.Acquire(site, state).Dispose();
        File.Delete(state.StatusFile);

        var id = await SpawnAsync(build, noDashboard, cancellationToken);
        using var log = new StreamReader(new FileStream(state.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var backoff = new Backoff();
        while (true)
        {
            var status = AppHostStatus.TryRead(state);
            var isAlive = IsAlive(id);
            while (await log.ReadLineAsync(cancellationToken) is { } line)
            {
                console.Line(line);
            }

            if (status?.Phase == AppHostPhase.Ready)
            {
                if (!noDashboard)
                {
                    console.Line($"`{site.CommandLine("dashboard")}` prints the dashboard's address with the token that it asks for.");
                }

                console.Line($"The site '{site.Name}' runs in the background (pid {id.ToString(CultureInfo.InvariantCulture)}). End it with `{site.CommandLine("stop")}`; its output is in {state.LogFile}.");
                return 0;
            }

            if (!isAlive)
            {
                return 1;
            }

            await backoff.DelayAsync(cancellationToken);
        }
    }

    private async Task<int> SpawnAsync(bool build, bool noDashboard, CancellationToken cancellationToken)
    {
        // The shell leaves at once and the AppHost belongs to nobody's terminal: closing one does not end it.
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["-c", "umask 077; log=$1; shift; \"$@\" </dev/null >\"$log\" 2>&1 & echo $!", "sh", state.LogFile, .. OwnProcess.Command(), "run", Flag])
        {
            start.ArgumentList.Add(argument);
        }

        if (build)
        {
            start.ArgumentList.Add("--build");
        }

        if (noDashboard)
        {
            start.ArgumentList.Add(DashboardSettings.NoDashboard);
        }

        start.ArgumentList.Add("--name");
        start.ArgumentList.Add(site.Name);
        foreach (var (variable, value) in OwnProcess.Settings(arguments))
        {
            start.Environment[variable] = value;
        }

        using var shell = Process.Start(start)!;
        var output = await shell.StandardOutput.ReadToEndAsync(cancellationToken);
        return int.Parse(output.Trim(), CultureInfo.InvariantCulture);
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
