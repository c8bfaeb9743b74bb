using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>What AWS adds to Aspire's pipeline.</summary>
internal static class AwsSteps
{
    /// <summary>The steps of an environment.</summary>
    /// <param name="environment">The resource's name.</param>
    public static IEnumerable<PipelineStep> Of(string environment)
    {
        var publish = $"publish-{environment}";
        return
        [
            new()
            {
                Name = publish,
                Description = "Writes the Pulumi program of the site.",
                DependsOnSteps = [WellKnownPipelineSteps.PublishPrereq],
                RequiredBySteps = [WellKnownPipelineSteps.Publish],
                Action = Step<SitePublisher>("publish", static (s, c) => s.PublishAsync(c)),
            },
            new()
            {
                Name = $"deploy-{environment}",
                Description = "Brings the site to AWS.",
                DependsOnSteps = [publish],
                RequiredBySteps = [WellKnownPipelineSteps.Deploy],
                Tags = [WellKnownPipelineTags.ProvisionInfrastructure],
                Action = Step<StackOperations>("deploy", static (s, c) => s.DeployAsync(c)),
            },
            new()
            {
                Name = $"destroy-{environment}",
                Description = "Removes the site from AWS.",
                DependsOnSteps = [WellKnownPipelineSteps.DestroyPrereq],
                RequiredBySteps = [WellKnownPipelineSteps.Destroy],
                Action = Step<StackRemoval>("destroy", static (s, c) => s.DestroyAsync(c)),
            },
            new()
            {
                Name = "preview",
                Description = "Shows what a deploy would do to the site, its visitors, its data and its bill.",
                DependsOnSteps = [publish],
                Action = Step<StackOperations>("preview", static (s, c) => s.PreviewAsync(c)),
            },
            new()
            {
                Name = "refresh",
                Description = "Shows what was changed in AWS by other means, and takes it over.",
                Action = Step<StackRefresh>("refresh", static (s, c) => s.RefreshAsync(c)),
            },
            new()
            {
                Name = "rollback",
                Description = "Starts the tasks again that ran before the last deploy.",
                Action = Step<StackRollback>("rollback", static (s, c) => s.RollbackAsync(c)),
            },
            new()
            {
                Name = "cancel",
                Description = "Ends the run that changes the site, in order, or lifts the lock that one left which was killed.",
                Action = Step<StackCancellation>("cancel", static (s, c) => s.CancelAsync(c)),
            },
            new()
            {
                Name = "outputs",
                Description = "Shows the addresses and names of the deployed site.",
                Action = Step<StackOutputsReport>("outputs", static (s, c) => s.ShowAsync(c)),
            },
            new()
            {
                Name = "report",
                Description = "Shows as JSON what a publish would create, and writes no file.",
                Action = Step<SitePublisher>("report", static (s, c) => s.ReportAsync(c)),
            },
            new()
            {
                Name = "options",
                Description = "Lists every option below Aws: with its unit, its defaults and what is allowed.",
                Action = Step<OptionsReport>("options", static (s, c) => s.ShowAsync(c)),
            },
        ];
    }

    private static Func<PipelineStepContext, Task> Step<T>(string verb, Func<T, PipelineStepContext, Task> action)
        where T : notnull =>
        async context =>
        {
            try
            {
                await action(context.Services.GetRequiredService<T>(), context);
            }
            catch (OperationCanceledException exception) when (context.CancellationToken.IsCancellationRequested)
            {
                throw new DistributedApplicationException($"`{verb}` was stopped before it was done.", exception);
            }
            catch (DistributedApplicationException exception) when (context.Services.GetRequiredService<KnownSecrets>() is var secrets && secrets.Mask(exception.Message) != exception.Message)
            {
                throw new DistributedApplicationException(secrets.Mask(exception.Message));
            }
        };
}
