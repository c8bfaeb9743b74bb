namespace WpAspire.Provisioning.Options;

/// <summary>Where what editors upload is kept.</summary>
public enum UploadsStorage
{
    /// <summary>On the shared volume of the model, which is a file system.</summary>
    Efs,

    /// <summary>In a bucket, from which CloudFront serves it.</summary>
    S3,
}
