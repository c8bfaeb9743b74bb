using Aspire.Hosting.Pipelines;
using WpAspire.Provisioning.Automation;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>The step <c>destroy</c>: removes a site that nothing protects, and says what is left of it.</summary>
internal sealed class StackRemoval(StackSessions sessions, PublishArguments arguments, StackRunner runner, RunLock runs, Questions questions)
{
    /// <summary>Removes the site from AWS, unless something protects it.</summary>
    public async Task DestroyAsync(PipelineStepContext context)
    {
        runner.Format();
        using var run = runs.Take("destroy");
        var session = await sessions.OpenToChangeAsync(context.CancellationToken);
        var runsProgram = StackRunner.RunsProgram(session);
        var protections = StackProtections.Of(session.State);
        if (protections.Any)
        {
            throw new DistributedApplicationException(protections.Sentence());
        }

        // The engine is asked too, before anything is touched: without a preview it deletes until it comes to what is protected.
        var plan = runner.PlanOf(await runner.PlanAsync(context, o => session.Stack.DestroyAsync(StackRunner.With(new DestroyOptions { PreviewOnly = true, RunProgram = runsProgram }, o), context.CancellationToken)));
        runner.Write(context, runner.Page("a destroy does to", plan) with { Pending = session.State.PendingSentences });
        await questions.RequireAsync(
            "destroy",
            $"removes the site '{arguments.SiteName}' ({arguments.EnvironmentName}) from AWS with its uploads{(protections.FinalSnapshots.Count > 0 ? "; the database is kept in a final snapshot" : " and its database")}",
            context.CancellationToken);
        await runner.ShowAsync(context, plan, session.State.DeletedAfter, o => session.Stack.DestroyAsync(StackRunner.With(new DestroyOptions { RunProgram = runsProgram, Message = $"destroy {arguments.SiteName} {arguments.EnvironmentName}" }, o), context.CancellationToken));
        foreach (var (name, what) in Remains.Of(session.State))
        {
            context.Summary.Add(name, what);
        }
    }
}
