namespace WpAspire.Provisioning.Automation;

/// <summary>Options of <see cref="LocalWorkspace.InstallPluginAsync"/>.</summary>
public sealed class PluginInstallOptions
{
    /// <summary>Whether a later version is not good enough.</summary>
    public bool ExactVersion { get; set; }

    /// <summary>Where to download it from.</summary>
    public string? ServerUrl { get; set; }
}
