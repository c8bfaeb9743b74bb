using Aspire.Hosting.Pipelines;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Progress;
using WpAspire.Provisioning.Changes;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>The step <c>refresh</c>: says what was changed in AWS by other means, and takes it over.</summary>
internal sealed class StackRefresh(StackSessions sessions, PublishArguments arguments, StackRunner runner, RunLock runs, StepCommandLine line, Questions questions)
{
    /// <summary>Refreshes the state.</summary>
    public async Task RefreshAsync(PipelineStepContext context)
    {
        runner.Format();
        using var run = runs.Take("refresh");
        var session = await sessions.OpenToChangeAsync(context.CancellationToken);
        var runsProgram = StackRunner.RunsProgram(session);
        var forget = line.Has("forget-pending");
        var imports = Imports(session.State);
        var drift = DriftPlan.Of(await runner.PlanAsync(context, o => session.Stack.RefreshAsync(StackRunner.With(new RefreshOptions { PreviewOnly = true, RunProgram = runsProgram }, o), context.CancellationToken)), arguments.SiteName);
        runner.Write(context, runner.Page("was changed in AWS of", new([], 0)) with { Drift = drift, Pending = session.State.PendingSentences });
        await questions.RequireAsync(
            "refresh",
            $"changes what Pulumi knows of the site '{arguments.SiteName}' to what is in AWS{(forget && session.State.Pending.Count > 0 ? ", and forgets what a run that was ended was creating" : "")}",
            context.CancellationToken);

        // The program is run: what a provider needs to ask with, such as a token of the registry, is not what it was when the state was written.
        await runner.ShowAsync(context, new([], 0), Order.None, o => session.Stack.RefreshAsync(StackRunner.With(new RefreshOptions { RunProgram = runsProgram, ClearPendingCreates = forget ? true : null, ImportPendingCreates = imports }, o), context.CancellationToken));
    }

    // What was being created when a run was ended, and AWS has: taken over by the ID that people look up there.
    private List<PendingCreateValue> Imports(StackState state)
    {
        var pending = state.Pending.Where(static p => p.Operation == "creating").ToList();
        List<PendingCreateValue> imports = [];
        foreach (var import in line.All("import"))
        {
            if (import.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } id])
            {
                throw new DistributedApplicationException($"--import is '{import}': allowed is name=ID, such as blog-flow-logs=/wpaspire/blog-dev/vpc/flow-logs.");
            }

            var urn = pending.FirstOrDefault(p => ResourceUrn.Parse(p.Urn).Name is var known && (known == name || LogicalNames.InProgram(arguments.SiteName, known) == name)).Urn
                ?? throw new DistributedApplicationException($"--import names '{name}', which no run was creating when it was ended: {(pending.Count == 0 ? "nothing is" : $"those are {string.Join(", ", pending.Select(static p => $"'{ResourceUrn.Parse(p.Urn).Name}'"))}")}.");
            imports.Add(new(urn, id));
        }

        return imports;
    }
}
