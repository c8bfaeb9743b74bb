using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Configuration;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Changes;
using WpAspire.Provisioning.Publishing.Cost;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>The steps <c>preview</c> and <c>deploy</c>.</summary>
internal sealed class StackOperations(
    SitePublisher publisher,
    StackSessions sessions,
    PublishArguments arguments,
    IConfiguration configuration,
    StackRunner runner,
    RunLock runs,
    StepCommandLine line,
    Questions questions)
{
    /// <summary>Brings the site to AWS, after showing what that would change.</summary>
    /// <exception cref="DistributedApplicationException">The plan replaces or deletes a store of data that is not named by <c>--replace</c>.</exception>
    public async Task DeployAsync(PipelineStepContext context)
    {
        runner.Format();
        using var run = runs.Take("deploy");
        var session = await OpenAsync(context.CancellationToken);
        var page = await PlanAsync(context, session);
        runner.Write(context, page);
        if (page.Refusal is not null)
        {
            throw new DistributedApplicationException(page.Refusal);
        }

        // What an earlier run left half done is ended by one that has nothing else to do.
        if (page.Plan.IsEmpty && session.State.Pending.Count == 0)
        {
            context.Summary.Add("Changes", "none: the site is as it should be");
            await AddAddressesAsync(context, session.Stack);
            return;
        }

        await questions.RequireAsync("deploy", $"changes the site '{arguments.SiteName}' in AWS as shown above ({publisher.Site!.Context.Region})", context.CancellationToken);
        var note = ReleaseNotes.Write($"deploy {arguments.SiteName} {arguments.EnvironmentName}", page.Bill!, await session.Stack.GetOutputsAsync(showSecrets: false, context.CancellationToken));
        await runner.ShowAsync(context, page.Plan, Order.Of(publisher.Site.Program), o => session.Stack.UpAsync(StackRunner.With(new UpOptions { Message = note, Refresh = line.Has("refresh") ? true : null }, o), context.CancellationToken));
        await AddAddressesAsync(context, session.Stack);
    }

    /// <summary>Shows what a deploy would change.</summary>
    /// <exception cref="DistributedApplicationException">A deploy would be refused.</exception>
    public async Task PreviewAsync(PipelineStepContext context)
    {
        runner.Format();
        var page = await PlanAsync(context, await OpenAsync(context.CancellationToken));
        runner.Write(context, page);
        if (page.Refusal is not null)
        {
            throw new DistributedApplicationException(page.Refusal);
        }
    }

    private async Task<StackSession> OpenAsync(CancellationToken cancellationToken)
    {
        var session = await sessions.CreateOrOpenAsync(cancellationToken);
        if (LivingSite.Moved(arguments.SiteName, session.State.Place, (publisher.Site!.Context.Region, publisher.Site.Context.Options.AccountId)) is { } moved)
        {
            throw new DistributedApplicationException(moved);
        }

        await StackSecrets.SetAsync(session.Stack, publisher.Site.Program, configuration, cancellationToken);
        return session;
    }

    private async Task<ChangePage> PlanAsync(PipelineStepContext context, StackSession session)
    {
        var drift = line.Has("refresh") && !session.State.IsEmpty
            ? DriftPlan.Of(await runner.PlanAsync(context, o => session.Stack.RefreshAsync(StackRunner.With(new RefreshOptions { PreviewOnly = true, RunProgram = StackRunner.RunsProgram(session) }, o), context.CancellationToken)), arguments.SiteName)
            : null;
        var events = await PreviewAsync(context, session);
        var plan = Certainty.Judge(runner.PlanOf(events), publisher.Site!.Program);
        var history = session.State.IsEmpty ? [] : await session.Stack.GetHistoryAsync(new() { PageSize = ReleaseNotes.PageSize }, context.CancellationToken);
        var cost = CostEstimator.Estimate(publisher.Site.Program, publisher.Site.Context.Region);
        return runner.Page("a deploy does to", plan) with
        {
            Drift = drift,
            Pending = session.State.PendingSentences,
            Bill = new(decimal.Round(cost.MonthlyUsd, 2), ReleaseNotes.BillOf(history), cost.NotEstimated.Count),
            Refusal = LivingSite.Refusal(plan, line.All("replace"), StackProtections.Guarded(session.State)),
        };
    }

    // Asked without protection: for all that Pulumi takes for unknown while something is changed in place, it would refuse a
    // replacement that never comes. What is certain is refused by us, and what is carried out has its protection.
    private async Task<IReadOnlyList<EngineEvent>> PreviewAsync(PipelineStepContext context, StackSession session)
    {
        using var copy = session.State.Resources.Any(static r => r.IsProtected)
            ? await ProgramCopy.OpenAsync(session.Stack, Unprotect, context.CancellationToken)
            : null;
        var stack = copy?.Stack ?? session.Stack;
        return await runner.PlanAsync(context, o => stack.PreviewAsync(StackRunner.With(new PreviewOptions { Refresh = line.Has("refresh") ? true : null }, o), context.CancellationToken));
    }

    private static void Unprotect(List<string> program)
    {
        for (var line = 0; line < program.Count; line++)
        {
            program[line] = program[line] == "      protect: true" ? "      protect: false" : program[line];
        }
    }

    private static async Task AddAddressesAsync(PipelineStepContext context, WorkspaceStack stack)
    {
        foreach (var (name, value) in (await stack.GetOutputsAsync(context.CancellationToken)).Where(static o => o.Key.EndsWith("-url", StringComparison.Ordinal)).OrderBy(static o => o.Key, StringComparer.Ordinal))
        {
            context.Summary.Add(name[..^"-url".Length], value.ToString());
        }
    }
}
