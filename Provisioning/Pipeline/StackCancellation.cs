using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Logging;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Commands;
using WpAspire.Provisioning.Automation.Locks;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>
/// The step <c>cancel</c>: ends the run that holds the stack's lock, in order, and lifts the lock of one that is gone.
/// Pulumi's own command only takes the lock away from a run in a directory or a bucket, which then goes on beside the next.
/// </summary>
internal sealed class StackCancellation(StackSessions sessions, PublishArguments arguments, Questions questions)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private string Site => $"'{arguments.SiteName}' ({arguments.EnvironmentName})";

    /// <summary>Ends what is being done to the site.</summary>
    /// <exception cref="DistributedApplicationException">The run is on another machine.</exception>
    public async Task CancelAsync(PipelineStepContext context)
    {
        var stack = await sessions.SelectAsync(context.CancellationToken);
        if (sessions.Locks() is not { } locks)
        {
            await CancelByPulumiAsync(context, stack, "if it still runs, end it there first: Pulumi only takes its lock away");
            return;
        }

        if (locks.FirstOrDefault(static l => !l.IsHere) is { } far)
        {
            throw new DistributedApplicationException($"The stack {Site} is locked by {far.Describe(DateTimeOffset.UtcNow)}: only there can be seen whether that run goes on, so run `cancel` there. Where that machine is gone for good, `pulumi cancel --stack {stack.Name}` in '{stack.Workspace.WorkDir}' lifts its lock.");
        }

        if (locks.Count == 0)
        {
            Leftovers.End(stack.Workspace.WorkDir);
            context.Summary.Add("Site", $"{Site} is not locked: nothing was to be cancelled");
            return;
        }

        var alive = locks.Where(static l => l.IsAlive).ToList();
        await questions.RequireAsync("cancel", alive.Count > 0
            ? $"ends in order the run of {alive[0].Describe(DateTimeOffset.UtcNow)}, which changes the site {Site}"
            : $"lifts the lock on the site {Site} of {locks[0].Describe(DateTimeOffset.UtcNow)}, whose process is gone", context.CancellationToken);
        foreach (var run in alive)
        {
            context.ReportingStep.Log(LogLevel.Information, $"asked process {run.ProcessId} to stop: it finishes what it has begun");
            UnixSignal.TryInterrupt(run.ProcessId);
            while (run.IsAlive)
            {
                await Task.Delay(s_interval, context.CancellationToken);
            }
        }

        // One that was killed has left its lock, and helpers that nobody takes anything down for.
        var left = Leftovers.End(stack.Workspace.WorkDir);
        if (sessions.Locks() is { Count: > 0 })
        {
            await stack.CancelAsync(context.CancellationToken);
        }

        context.Summary.Add("Site", $"{Site} is no longer locked{(left > 0 ? $"; {left} helpers of the run that was killed were ended" : "")}: the next `deploy` goes on where it stopped");
    }

    private async Task CancelByPulumiAsync(PipelineStepContext context, WorkspaceStack stack, string caution)
    {
        await questions.RequireAsync("cancel", $"lifts the lock on the site {Site} of whoever works on it; {caution}", context.CancellationToken);
        await stack.CancelAsync(context.CancellationToken);
        context.Summary.Add("Site", $"{Site} is no longer locked");
    }
}
