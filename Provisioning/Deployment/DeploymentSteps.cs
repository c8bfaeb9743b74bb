using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Pipelines;

namespace WpAspire.Provisioning.Deployment;

/// <summary>What AWS adds to a publish, a deploy and a destroy.</summary>
internal static class DeploymentSteps
{
    /// <summary>Writes the program.</summary>
    public const string Publish = "publish-aws";

    /// <summary>Shows what a deploy would change.</summary>
    public const string Preview = "preview-aws";

    /// <summary>Compares what Pulumi knows with what is there.</summary>
    public const string Refresh = "refresh-aws";

    private const string Deploy = "deploy-aws";
    private const string Destroy = "destroy-aws";

    /// <summary>The steps.</summary>
    public static IEnumerable<PipelineStep> Create() =>
    [
        new()
        {
            Name = Publish,
            Description = "Writes the Pulumi program of the site",
            DependsOnSteps = [WellKnownPipelineSteps.PublishPrereq],
            RequiredBySteps = [WellKnownPipelineSteps.Publish],
            Action = static context => context.Services.GetRequiredService<SitePublisher>().PublishAsync(context),
        },
        new()
        {
            Name = Deploy,
            Description = "Brings the site to AWS",
            DependsOnSteps = [WellKnownPipelineSteps.DeployPrereq, Publish],
            RequiredBySteps = [WellKnownPipelineSteps.Deploy],
            Tags = [WellKnownPipelineTags.ProvisionInfrastructure],
            Action = static context => context.Services.GetRequiredService<StackOperations>().DeployAsync(context),
        },
        new()
        {
            Name = Preview,
            Description = "Shows what a deploy would change",
            DependsOnSteps = [Publish],
            Action = static context => context.Services.GetRequiredService<StackOperations>().PreviewAsync(context),
        },
        new()
        {
            Name = Refresh,
            Description = "Takes over what was changed in AWS by other means",
            Action = static context => context.Services.GetRequiredService<StackOperations>().RefreshAsync(context),
        },
        new()
        {
            Name = Destroy,
            Description = "Removes the site from AWS",
            DependsOnSteps = [WellKnownPipelineSteps.DestroyPrereq],
            RequiredBySteps = [WellKnownPipelineSteps.Destroy],
            Action = static context => context.Services.GetRequiredService<StackOperations>().DestroyAsync(context),
        },
    ];
}
