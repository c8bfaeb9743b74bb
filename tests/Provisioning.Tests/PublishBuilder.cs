namespace WpAspire.Provisioning.Tests;

/// <summary>An AppHost of these tests, in a publish: it needs no container engine, and starts nothing.</summary>
internal static class PublishBuilder
{
    /// <summary>Creates one.</summary>
    /// <param name="arguments">More of its command line.</param>
    public static IDistributedApplicationBuilder Create(params string[] arguments) => DistributedApplication.CreateBuilder(new DistributedApplicationOptions
    {
        // There are hundreds of them, and watchers of files are few.
        Args = ["--operation", "publish", "--step", "publish", "--hostBuilder:reloadConfigOnChange=false", .. arguments],
        ProjectDirectory = TestProject.Directory,
        DisableDashboard = true,
    });
}
