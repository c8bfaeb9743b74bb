using System.Globalization;
using System.Runtime.InteropServices;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Ends a site from another process than the one that runs it.</summary>
internal sealed partial class SiteStopper(
    SiteIdentity site, SiteStateDirectory state, EngineConnection connection, DistributedApplicationModel model)
{
    private const int Sigterm = 15;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Asks the AppHost that runs the site to stop, then removes whatever is left; on request the volumes too.</summary>
    public async Task StopAsync(bool volumes, Action<string> report, CancellationToken cancellationToken)
    {
        var engine = await connection.GetAsync(cancellationToken);
        await StopAppHostAsync(report, cancellationToken);

        // With the lock in hand, so that no new AppHost begins while the old one's things are removed.
        using (SiteLock.Acquire(site, state))
        {
            await SiteCleanup.RemoveAsync(engine, site, ResourceGraph.Dependencies(model.Resources), persistentToo: volumes, report, cancellationToken);
            if (volumes)
            {
                foreach (var volume in await engine.ListVolumesAsync(site, cancellationToken))
                {
                    await engine.RemoveVolumeAsync(volume, cancellationToken);
                    report($"Removed the volume {volume}.");
                }
            }

            state.Remove();
        }

        report($"The site '{site.Name}' is stopped.");
    }

    private async Task StopAppHostAsync(Action<string> report, CancellationToken cancellationToken)
    {
        if (!SiteLock.IsHeld(state))
        {
            return;
        }

        var id = AppHostStatus.TryRead(state)?.ProcessId
            ?? throw new DistributedApplicationException($"The AppHost of the site '{site.Name}' is just starting: try again in a moment.");
        report($"Stopping the AppHost (pid {id.ToString(CultureInfo.InvariantCulture)})…");
        if (OperatingSystem.IsWindows())
        {
            throw new DistributedApplicationException("On Windows an AppHost is stopped with Ctrl+C in its own window.");
        }

        if (Kill(id, Sigterm) != 0)
        {
            throw new DistributedApplicationException(
                $"The AppHost (pid {id.ToString(CultureInfo.InvariantCulture)}) could not be told to stop: run `stop` as the user who started it.");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        var backoff = new Backoff();
        try
        {
            while (SiteLock.IsHeld(state))
            {
                await backoff.DelayAsync(patience.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DistributedApplicationException(
                $"The AppHost (pid {id.ToString(CultureInfo.InvariantCulture)}) did not stop within {s_patience.TotalMinutes} minutes: kill it, and run `stop` again.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
