using WpAspire.Hosting.Site;
using WpAspire.Provisioning.Pipeline;

namespace Aspire.Hosting;

/// <summary>Adds AWS to an application as the place that it is deployed to.</summary>
public static class AwsEnvironmentBuilderExtensions
{
    /// <summary>
    /// Deploys the application to AWS: <c>aspire publish</c> writes the program for it, <c>aspire deploy</c> executes that.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name, which the names of its steps end with.</param>
    /// <returns>The environment. In a run it is no part of the application: nothing of AWS is used on this machine.</returns>
    /// <exception cref="DistributedApplicationException">There is a second one, or the command line has what no step takes.</exception>
    /// <example>
    /// <code>
    /// builder.AddAwsEnvironment("aws");
    /// </code>
    /// and then <c>aspire publish --environment prod</c>, or without the command line of Aspire
    /// <c>dotnet run --project AppHost -- --operation publish --step publish --environment prod</c>.
    /// </example>
    public static IResourceBuilder<AwsEnvironmentResource> AddAwsEnvironment(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        builder.Site();
        var environment = new AwsEnvironmentResource(name);
        if (builder.Resources.OfType<AwsEnvironmentResource>().FirstOrDefault() is { } other)
        {
            throw new DistributedApplicationException($"The model has two AWS environments, '{other.Name}' and '{name}': one is allowed, and --environment and --name make several sites of it.");
        }

        PipelineServices.AddTo(builder);
        return builder.ExecutionContext.IsRunMode ? builder.CreateResourceBuilder(environment) : builder.AddResource(environment);
    }
}
