using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>The content delivery network in front of the site and its uploads.</summary>
public sealed record CloudFrontOptions
{
    /// <summary>Whether visitors come through CloudFront. Needs HTTPS and a domain.</summary>
    [Option(false, true)]
    public required bool Enabled { get; init; }

    /// <summary>Where in the world the site is cached.</summary>
    [Option("PriceClass_100"), OneOf("PriceClass_100", "PriceClass_200", "PriceClass_All")]
    public required string PriceClass { get; init; }

    /// <summary>A certificate in us-east-1 that exists already. Without it, one is requested for the domain.</summary>
    [Option, CertificateArn]
    public string? CertificateArn { get; init; }

    /// <summary>How long files that do not change are cached.</summary>
    [Option(31536000), Between(0, 31536000)]
    public required int StaticTtlSeconds { get; init; }

    /// <summary>Whether every request is logged to a bucket.</summary>
    [Option(false, true)]
    public required bool AccessLogs { get; init; }
}
