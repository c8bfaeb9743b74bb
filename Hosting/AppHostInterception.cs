using Microsoft.Extensions.Hosting;

namespace WpAspire.Hosting;

/// <summary>
/// Lets a test take the place of the process that an AppHost's program would be. It flows with the program's
/// execution, so that several tests at once do not meet.
/// </summary>
internal abstract class AppHostInterception
{
    private static readonly AsyncLocal<AppHostInterception?> s_current = new();

    public static AppHostInterception? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    public abstract void OnBuilderCreating(DistributedApplicationOptions options, HostApplicationBuilderSettings settings);

    public abstract void OnBuilderCreated(DistributedApplicationBuilder builder);

    public abstract void OnBuilding(DistributedApplicationBuilder builder);

    public abstract void OnBuilt(DistributedApplication application);

    /// <summary>Waits in the place of a run, until the test is done with the application.</summary>
    public abstract Task WaitForEndAsync(CancellationToken cancellationToken);
}
