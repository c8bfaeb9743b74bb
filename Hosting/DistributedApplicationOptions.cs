using System.Reflection;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting;

/// <summary>Options of an application.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>The command line of the AppHost.</summary>
    public string[]? Args { get; set; }

    /// <summary>The name of the AppHost's assembly; by default that of the process.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>The directory of the AppHost's project; by default the one that its build recorded.</summary>
    public string? ProjectDirectory { get; set; }

    /// <summary>Whether there is no dashboard.</summary>
    public bool DisableDashboard { get; set; }

    /// <summary>The name that the dashboard shows; by default that of the site.</summary>
    public string? DashboardApplicationName { get; set; }

    /// <summary>The registry that all images are pulled from, in the place of their own.</summary>
    public string? ContainerRegistryOverride { get; set; }

    /// <summary>The AppHost's assembly, where it is not that of the process.</summary>
    internal Assembly? Assembly { get; set; }

    /// <summary>Keeps generated values, in the place of the user secrets.</summary>
    internal UserSecretsStore? UserSecrets { get; set; }

    internal Assembly? ResolveAssembly()
    {
        if (Assembly is not null || AssemblyName is null)
        {
            return Assembly ?? System.Reflection.Assembly.GetEntryAssembly();
        }

        try
        {
            return System.Reflection.Assembly.Load(AssemblyName);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            throw new DistributedApplicationException($"The AppHost's assembly '{AssemblyName}' cannot be loaded: {exception.Message}", exception);
        }
    }
}
