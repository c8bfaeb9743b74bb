namespace WpAspire.Provisioning.Automation;

/// <summary>What a plugin of Pulumi is for.</summary>
public enum PluginKind
{
    /// <summary>Policies.</summary>
    Analyzer,

    /// <summary>A language that programs are written in.</summary>
    Language,

    /// <summary>Resources of a provider.</summary>
    Resource,
}
