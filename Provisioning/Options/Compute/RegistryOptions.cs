using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>The image repository.</summary>
public sealed record RegistryOptions
{
    /// <summary>How many images are kept besides the one in use, the last ones that were built: a roll back starts one of them.</summary>
    [Option(20), Between(1, 1000)]
    public required int KeepImages { get; init; }

    /// <summary>How long images without a tag are kept.</summary>
    [Option(7), Between(1, 365)]
    public required int UntaggedDays { get; init; }

    /// <summary>Whether images are scanned for known vulnerabilities when they are pushed.</summary>
    [Option(true)]
    public required bool ScanOnPush { get; init; }
}
