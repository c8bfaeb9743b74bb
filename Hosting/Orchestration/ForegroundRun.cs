using WpAspire.Hosting.Dashboard;
using WpAspire.Hosting.Orchestration.Control;
using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Runs the application until it is told to stop, and stops it in order whatever happens.</summary>
internal sealed class ForegroundRun(
    SiteIdentity site, SiteStateDirectory state, ApplicationOrchestrator orchestrator, EngineConnection connection, ControlServer control, DashboardServer dashboard, RunDisplayFactory displays, ConsoleOutput console)
{
    private const int Interrupted = 130;

    /// <summary>Runs it.</summary>
    /// <param name="isBackground">Whether it was started by <c>start</c>, and no terminal concerns it.</param>
    /// <param name="cancellationToken">Stops it in order.</param>
    /// <returns>0 when it was told to stop, 1 when a resource failed.</returns>
    public async Task<int> RunAsync(bool isBackground, CancellationToken cancellationToken)
    {
        using var siteLock = SiteLock.Acquire(site, state);
        var status = new AppHostStatus { ProcessId = Environment.ProcessId, Phase = AppHostPhase.Starting };
        status.Write(state);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var atOnce = new CancellationTokenSource();
        using var signals = new StopSignals(isBackground, stop, atOnce.Cancel);

        await using var display = displays.Create(isBackground);
        var exitCode = 1;
        var controlling = Task.CompletedTask;
        var serving = Task.CompletedTask;
        try
        {
            display.Begin();
            await orchestrator.StartAsync(stop.Token);

            // The containers are on their way: now it costs them nothing.
            serving = Task.Run(() => dashboard.StartAsync(stop.Token), CancellationToken.None);
            await Task.WhenAny(orchestrator.WaitUntilReadyAsync(stop.Token), orchestrator.Failure).Unwrap().WaitAsync(stop.Token);
            await display.ReadyAsync(stop.Token);
            controlling = control.RunAsync(stop.Token);
            (status with { Phase = AppHostPhase.Ready }).Write(state);
            await orchestrator.Failure.WaitAsync(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was told to stop.
            exitCode = 0;
        }
        catch (DistributedApplicationException exception)
        {
            await display.DisposeAsync();
            console.Error(exception.Message);
        }
        finally
        {
            await display.StoppingAsync();
            await stop.CancelAsync();
            await controlling;
            await serving.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await dashboard.StopAsync();
            (status with { Phase = AppHostPhase.Stopping }).Write(state);
            exitCode = await StopAsync(atOnce.Token) ? exitCode : Interrupted;
            (status with { Phase = exitCode == 0 ? AppHostPhase.Stopped : AppHostPhase.Failed }).Write(state);
        }

        return exitCode;
    }

    /// <returns>Whether everything was stopped in order.</returns>
    private async Task<bool> StopAsync(CancellationToken atOnce)
    {
        try
        {
            _ = await connection.GetAsync(CancellationToken.None);
            await orchestrator.StopAsync(force: false, atOnce);
            return true;
        }
        catch (OperationCanceledException)
        {
            await orchestrator.StopAsync(force: true, CancellationToken.None);
            return false;
        }
        catch (DistributedApplicationException)
        {
            // Without an engine there is nothing to stop, and the reason has been told.
            return true;
        }
    }
}
