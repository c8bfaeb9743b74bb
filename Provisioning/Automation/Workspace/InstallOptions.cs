namespace WpAspire.Provisioning.Automation;

/// <summary>Options of <see cref="LocalWorkspace.InstallAsync"/>.</summary>
public sealed class InstallOptions
{
    /// <summary>Whether plugins are left out.</summary>
    public bool NoPlugins { get; set; }

    /// <summary>Whether the program's dependencies are left out.</summary>
    public bool NoDependencies { get; set; }

    /// <summary>Whether a plugin is installed again that is there.</summary>
    public bool Reinstall { get; set; }
}
