using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Pipelines;
using WpAspire.Hosting.Verbs;
using WpAspire.Provisioning.Deployment;
using WpAspire.Provisioning.Options.Reference;
using WpAspire.Provisioning.Verbs;

namespace WpAspire.Provisioning;

/// <summary>Adds AWS to an application as the place that it is deployed to.</summary>
public static class AwsEnvironmentBuilderExtensions
{
    /// <summary>Deploys the application to AWS: <c>publish</c> writes the program for it, <c>deploy</c> executes that.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <returns>The environment. In a run it is no part of the application: nothing of AWS is used on this machine.</returns>
    /// <example>
    /// <code>
    /// builder.AddAwsEnvironment("aws");
    /// </code>
    /// and then <c>publish --name blog --environment prod</c>.
    /// </example>
    public static IResourceBuilder<AwsEnvironmentResource> AddAwsEnvironment(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);

        AddServices(builder.Services);
        var environment = new AwsEnvironmentResource(name);
        if (builder.ExecutionContext.IsRunMode)
        {
            return builder.CreateResourceBuilder(environment);
        }

        if (builder.Resources.OfType<AwsEnvironmentResource>().FirstOrDefault() is { } other)
        {
            throw new DistributedApplicationException($"The model has two AWS environments, '{other.Name}' and '{name}': one is allowed, and --environment and --name make several sites of it.");
        }

        return builder.AddResource(environment).WithAnnotation(new PipelineStepAnnotation(static _ => DeploymentSteps.Create()));
    }

    private static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<SitePublisher>();
        services.AddSingleton<Passphrases>();
        services.AddSingleton<StackSessions>();
        services.AddSingleton<StackOperations>();
        services.AddSingleton<IPublishVerbOptions, ListOptions>();
        services.AddSingleton<IPublishVerbOptions, ReportOption>();
        services.AddSingleton(new PublishTarget("AWS", ["dev", "prod"]));
        services.AddSingleton<IAppHostVerb, PreviewVerb>();
        services.AddSingleton<IAppHostVerb, RefreshVerb>();
        services.AddSingleton<IAppHostVerb, OutputsVerb>();
        services.AddSingleton<IAppHostVerb, CancelVerb>();
    }
}
