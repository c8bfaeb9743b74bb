using Microsoft.Extensions.Configuration;
using WpAspire.Hosting.Pipelines;
using WpAspire.Hosting.Secrets;
using WpAspire.Hosting.Verbs;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Progress;

namespace WpAspire.Provisioning.Deployment;

/// <summary>What is done with the stack of the site: each a step of the pipeline.</summary>
internal sealed class StackOperations(
    SitePublisher publisher,
    StackSessions sessions,
    PublishArguments arguments,
    IConfiguration configuration,
    ISecretMasker masker,
    IPipelineDisplay display,
    Confirmation confirmation,
    Interruption interruption)
{
    /// <summary>Brings the site to AWS, after showing what that would change.</summary>
    public async Task DeployAsync(PipelineStepContext context)
    {
        var stack = await OpenForProgramAsync(context.CancellationToken);
        if (!arguments.Yes)
        {
            var changes = await ShowAsync(o => stack.PreviewAsync(With(new PreviewOptions(), o), context.CancellationToken));
            if (!changes.ChangeSummary.Any(static c => c.Key != OperationType.Same && c.Value > 0))
            {
                context.Summary.Add("Changes", "none: the site is as it should be");
                await AddAddressesAsync(context, stack);
                return;
            }

            await AskAsync(context, "deploy", $"changes the site '{arguments.SiteName}' in AWS as shown above ({publisher.Site!.Context.Region})");
        }

        await ShowAsync(o => stack.UpAsync(With(new UpOptions { Message = $"deploy {arguments.SiteName} {arguments.EnvironmentName}" }, o), context.CancellationToken));
        await AddAddressesAsync(context, stack);
    }

    /// <summary>Shows what a deploy would change.</summary>
    public async Task PreviewAsync(PipelineStepContext context)
    {
        var stack = await OpenForProgramAsync(context.CancellationToken);
        await ShowAsync(o => stack.PreviewAsync(With(new PreviewOptions { Diff = false }, o), context.CancellationToken));
    }

    /// <summary>Takes over what was changed in AWS by other means.</summary>
    public async Task RefreshAsync(PipelineStepContext context)
    {
        var stack = await sessions.OpenAsync(context.CancellationToken);
        if (!arguments.Yes)
        {
            await AskAsync(context, "refresh", $"changes what Pulumi knows of the site '{arguments.SiteName}' to what is in AWS");
        }

        await ShowAsync(o => stack.RefreshAsync(With(new RefreshOptions(), o), context.CancellationToken));
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

        if (!arguments.Yes)
        {
            await AskAsync(context, "destroy", $"removes the site '{arguments.SiteName}' ({arguments.EnvironmentName}) from AWS with its uploads{(protections.FinalSnapshots.Count > 0 ? "; the database is kept in a final snapshot" : " and its database")}");
        }

        await ShowAsync(o => stack.DestroyAsync(With(new DestroyOptions(), o), context.CancellationToken));
        foreach (var snapshot in protections.FinalSnapshots)
        {
            context.Summary.Add("Final snapshot", snapshot);
        }
    }

    private async Task<WorkspaceStack> OpenForProgramAsync(CancellationToken cancellationToken)
    {
        var stack = await sessions.CreateOrOpenAsync(cancellationToken);
        await StackSecrets.SetAsync(stack, publisher.Site!.Program, configuration, cancellationToken);
        return stack;
    }

    private async Task AskAsync(PipelineStepContext context, string verb, string consequence)
    {
        if (!await confirmation.AskAsync(verb, consequence, context.CancellationToken))
        {
            throw new DistributedApplicationException($"`{verb}` was not confirmed: nothing was changed.");
        }
    }

    // Pulumi's progress is a table of its own; the pipeline's rows wait until it is complete.
    private async Task<T> ShowAsync<T>(Func<IDeploymentDisplay, Task<T>> operation)
    {
        await display.SuspendAsync();
        try
        {
            await using var progress = DeploymentDisplay.Create(new() { Mask = masker.Mask });
            return await operation(progress);
        }
        finally
        {
            display.Resume();
        }
    }

    private T With<T>(T options, IDeploymentDisplay progress)
        where T : UpdateOptions
    {
        options.OnEvent = progress.OnEvent;
        options.TerminationToken = interruption.AtOnce;
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
