using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>What editors upload.</summary>
public sealed record UploadsOptions
{
    /// <summary>Where it is kept: on the shared volume of the model (efs), or in a bucket that CloudFront serves (s3). What is there already is moved by commands of the site's image.</summary>
    [Option(UploadsStorage.Efs)]
    public required UploadsStorage Storage { get; init; }

    /// <summary>Whether there is the bucket, and a right to it, while uploads are on the volume: to copy them there before, or back afterwards.</summary>
    [Option(false)]
    public required bool Bucket { get; init; }

    /// <summary>Whether there is a bucket.</summary>
    internal bool HasBucket => Bucket || Storage == UploadsStorage.S3;
}
