using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Tests;

/// <summary>Application builders whose secrets stay in memory.</summary>
internal static class TestApp
{
    public static DistributedApplicationBuilder Create(params string[] args) => Create(UserSecretsStore.InMemory(), args);

    public static DistributedApplicationBuilder Create(UserSecretsStore secrets, params string[] args) =>
        new(new DistributedApplicationOptions { Args = args, ProjectDirectory = Directory, UserSecrets = secrets });

    /// <summary>The directory of the AppHost's project, which does not exist.</summary>
    public static string Directory { get; } = Path.Combine(Path.GetTempPath(), "wpaspire-tests", "apphost");

    /// <summary>The environment variables of a resource as objects.</summary>
    public static async Task<Dictionary<string, object>> EnvironmentAsync(IResource resource, DistributedApplicationOperation operation = DistributedApplicationOperation.Run)
    {
        var context = new EnvironmentCallbackContext(new DistributedApplicationExecutionContext(operation), resource, cancellationToken: TestContext.Current.CancellationToken);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return context.EnvironmentVariables;
    }

    /// <summary>Gives an endpoint its addresses as a run does: one on this machine, one in the container network.</summary>
    public static void Allocate(this EndpointReference endpoint, int hostPort)
    {
        endpoint.EndpointAnnotation.Allocate(KnownNetworkIdentifiers.LocalhostNetwork, "localhost", hostPort);
        endpoint.EndpointAnnotation.Allocate(KnownNetworkIdentifiers.DefaultAspireContainerNetwork, endpoint.Resource.Name, endpoint.TargetPort!.Value);
    }

    /// <summary>The notifications of an application that is built.</summary>
    public static ResourceNotificationService Notifications(this DistributedApplication app) => app.Services.GetRequiredService<ResourceNotificationService>();
}
