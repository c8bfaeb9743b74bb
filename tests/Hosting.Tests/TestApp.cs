using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Site;

namespace WpAspire.Hosting.Tests;

/// <summary>Application builders whose secrets are in a file of their own, which is only made where something is kept.</summary>
internal static class TestApp
{
    /// <summary>The arguments of a publish, which does nothing.</summary>
    public static readonly string[] Publish = ["--operation", "publish", "--step", "publish"];

    public static IDistributedApplicationBuilder Create(params string[] args) => Create(Path.Combine(Directory, Guid.NewGuid().ToString("N"), "secrets.json"), args);

    public static IDistributedApplicationBuilder Create(string secretsPath, string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, ProjectDirectory = Directory, DisableDashboard = true });
        builder.Services.AddSingleton(new SiteSecrets(secretsPath));

        // Nobody is to be asked about containers.
        builder.Configuration["ASPIRE_CONTAINER_RUNTIME"] = "no-such-container-runtime";
        return builder;
    }

    /// <summary>The directory of the AppHost's project, which does not exist.</summary>
    public static string Directory { get; } = Path.Combine(Path.GetTempPath(), "wpaspire-tests", "apphost");

    /// <summary>Gives an endpoint its address on this machine as a run does.</summary>
    public static void Allocate(this EndpointReference endpoint, int hostPort) =>
        endpoint.EndpointAnnotation.AllocatedEndpoint = new AllocatedEndpoint(endpoint.EndpointAnnotation, "localhost", hostPort);

    /// <summary>The notifications of an application that is built.</summary>
    public static ResourceNotificationService Notifications(this DistributedApplication app) => app.Services.GetRequiredService<ResourceNotificationService>();
}
