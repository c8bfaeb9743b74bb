using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Configuration;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Automation.Progress;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>What is done with the stack of the site: each a step of the pipeline.</summary>
internal sealed class StackOperations(
    SitePublisher publisher,
    StackSessions sessions,
    PublishArguments arguments,
    IConfiguration configuration,
    KnownSecrets secrets,
    Questions questions)
{
    /// <summary>Brings the site to AWS, after showing what that would change.</summary>
    public async Task DeployAsync(PipelineStepContext context)
    {
        var stack = await OpenForProgramAsync(context.CancellationToken);
        if (!arguments.Yes)
        {
            var changes = await ShowAsync(context, o => stack.PreviewAsync(With(new PreviewOptions(), o), context.CancellationToken));
            if (!changes.ChangeSummary.Any(static c => c.Key != OperationType.Same && c.Value > 0))
            {
                context.Summary.Add("Changes", "none: the site is as it should be");
                await AddAddressesAsync(context, stack);
                return;
            }

            await questions.RequireAsync("deploy", $"changes the site '{arguments.SiteName}' in AWS as shown above ({publisher.Site!.Context.Region})", context.CancellationToken);
        }

        await ShowAsync(context, o => stack.UpAsync(With(new UpOptions { Message = $"deploy {arguments.SiteName} {arguments.EnvironmentName}" }, o), context.CancellationToken));
        await AddAddressesAsync(context, stack);
    }

    /// <summary>Shows what a deploy would change.</summary>
    public async Task PreviewAsync(PipelineStepContext context)
    {
        var stack = await OpenForProgramAsync(context.CancellationToken);
        await ShowAsync(context, o => stack.PreviewAsync(With(new PreviewOptions { Diff = false }, o), context.CancellationToken));
    }

    /// <summary>Takes over what was changed in AWS by other means.</summary>
    public async Task RefreshAsync(PipelineStepContext context)
    {
        var stack = await sessions.OpenAsync(context.CancellationToken);
        await questions.RequireAsync("refresh", $"changes what Pulumi knows of the site '{arguments.SiteName}' to what is in AWS", context.CancellationToken);
        await ShowAsync(context, o => stack.RefreshAsync(With(new RefreshOptions(), o), context.CancellationToken));
    }

    /// <summary>Removes the site from AWS, unless something protects it.</summary>
    public async Task DestroyAsync(PipelineStepContext context)
    {
        var stack = await sessions.OpenAsync(context.CancellationToken);
        var protections = StackProtections.Of(await stack.ExportStackAsync(context.CancellationToken));
        if (protections.Any)
        {
            throw new DistributedApplicationException(protections.Sentence());
        }

        await questions.RequireAsync(
            "destroy",
            $"removes the site '{arguments.SiteName}' ({arguments.EnvironmentName}) from AWS with its uploads{(protections.FinalSnapshots.Count > 0 ? "; the database is kept in a final snapshot" : " and its database")}",
            context.CancellationToken);
        await ShowAsync(context, o => stack.DestroyAsync(With(new DestroyOptions(), o), context.CancellationToken));
        foreach (var snapshot in protections.FinalSnapshots)
        {
            context.Summary.Add("Final snapshot", snapshot);
        }
    }

    /// <summary>Ends a deploy that another process runs, or lifts the lock that one left which was killed.</summary>
    public async Task CancelAsync(PipelineStepContext context)
    {
        var stack = await sessions.OpenAsync(context.CancellationToken);
        await questions.RequireAsync("cancel", $"ends whatever is being done to the site '{arguments.SiteName}' ({arguments.EnvironmentName})", context.CancellationToken);
        await stack.CancelAsync(context.CancellationToken);
        context.Summary.Add("Site", $"'{arguments.SiteName}' ({arguments.EnvironmentName}) is no longer locked");
    }

    private async Task<WorkspaceStack> OpenForProgramAsync(CancellationToken cancellationToken)
    {
        var stack = await sessions.CreateOrOpenAsync(cancellationToken);
        await StackSecrets.SetAsync(stack, publisher.Site!.Program, configuration, cancellationToken);
        return stack;
    }

    private async Task<T> ShowAsync<T>(PipelineStepContext context, Func<Action<EngineEvent>, Task<T>> operation)
    {
        // A terminal of our own has a table that changes in place.
        await using var display = PipelineServices.IsDriven(configuration)
            ? new ReportedDeploymentDisplay(context.ReportingStep, secrets.Mask)
            : DeploymentDisplay.Create(new() { Mask = secrets.Mask });
        return await operation(display.OnEvent);
    }

    private static T With<T>(T options, Action<EngineEvent> onEvent)
        where T : UpdateOptions
    {
        options.OnEvent = onEvent;
        return options;
    }

    private static async Task AddAddressesAsync(PipelineStepContext context, WorkspaceStack stack)
    {
        foreach (var (name, value) in (await stack.GetOutputsAsync(context.CancellationToken)).Where(static o => o.Key.EndsWith("-url", StringComparison.Ordinal)).OrderBy(static o => o.Key, StringComparer.Ordinal))
        {
            context.Summary.Add(name[..^"-url".Length], value.ToString());
        }
    }
}
