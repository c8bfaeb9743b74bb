namespace WpAspire.Provisioning.Options;

/// <summary>What the options are where nothing else is said.</summary>
public enum Preset
{
    /// <summary>A site to try things on: cheap, quickly made and removed, without redundancy.</summary>
    Dev,

    /// <summary>A site that people depend on: redundant, encrypted, observed, backed up, protected from deletion.</summary>
    Prod,
}
