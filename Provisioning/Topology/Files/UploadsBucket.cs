using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.S3;
using WpAspire.Provisioning.Aws.S3.Inputs;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The bucket of a site's uploads.</summary>
/// <param name="Site">The site.</param>
/// <param name="Closed">The bucket, with all that guards it.</param>
/// <param name="IsInUse">Whether uploads are there, rather than on the volume.</param>
internal sealed record UploadsBucket(Workload Site, ClosedBucket Closed, bool IsInUse)
{
    /// <summary>What the names of these buckets in the program end with.</summary>
    public const string Suffix = "-uploads-bucket";

    /// <summary>What all objects' names begin with: they are those of the addresses, which CloudFront asks for.</summary>
    public const string Prefix = "wp-content/uploads";

    // An image that was deleted or replaced by mistake can be had back for so long.
    private const int OldVersionDays = 30;

    /// <summary>The bucket.</summary>
    public Bucket Bucket => Closed.Bucket;

    /// <summary>Adds a bucket for each site, if they are to have one. It gets its policy by <see cref="AddPolicy"/>.</summary>
    /// <exception cref="DistributedApplicationException">The site's image cannot write there.</exception>
    public static IReadOnlyList<UploadsBucket> Create(TopologyContext context) => !context.Options.Uploads.HasBucket
        ? []
        : [.. Sites(context.Model).Select(site => new UploadsBucket(site, ClosedBucket.Create(context, NameOf(site), context.Keys.Arn, "BucketOwnerEnforced", new BucketLifecycleConfigurationRuleArgs
        {
            Id = "old-versions",
            Status = "Enabled",
            Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
            Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { ExpiredObjectDeleteMarker = true },
            NoncurrentVersionExpiration = new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = OldVersionDays },
            AbortIncompleteMultipartUpload = new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = 1 },
        }), context.Options.Uploads.Storage == UploadsStorage.S3))];

    /// <summary>The sites of a model.</summary>
    /// <exception cref="DistributedApplicationException">One runs an image that knows nothing of buckets.</exception>
    public static IEnumerable<Workload> Sites(CloudModel model) => model.Services.Where(static w => w.Site is not null).Select(static site =>
        site.IsOfficialWordPress
            ? throw new DistributedApplicationException($"Aws:Uploads must leave uploads on the volume ('efs', without the bucket), because the site '{site.Name}' runs the official image '{site.ImageName}', which writes to no bucket: build its image with .WithDockerfile(…), such as that in docker/wordpress.")
            : site);

    /// <summary>The bucket's name in the program.</summary>
    public static string NameOf(Workload site) => $"{site.Name}{Suffix}";

    /// <summary>The bucket of a site, or of the site that a toolbox is for; <see langword="null"/> if there is none.</summary>
    public static UploadsBucket? Of(IReadOnlyList<UploadsBucket> buckets, Workload workload) => buckets.FirstOrDefault(b =>
        b.Site == workload || (workload.Resource is ToolboxResource toolbox && b.Site.Site!.Database == toolbox.Database));

    /// <summary>Where the library of the media is, for everybody, in folders by year and month. What is elsewhere is a plugin's, which may have closed it.</summary>
    public IReadOnlyList<string> LibraryPaths =>
    [
        $"{Prefix}/20??/??/*",
        .. Site.Site!.Multisite is null ? Array.Empty<string>() : [$"{Prefix}/sites/*/20??/??/*"],
    ];

    /// <summary>Adds the policy: only the site's own distribution may read, and only what is for everybody.</summary>
    public void AddPolicy(TopologyContext context, Distribution? distribution)
    {
        if (distribution is null || !IsInUse)
        {
            Closed.AddPolicy(context);
            return;
        }

        Condition own = new("StringEquals", "aws:SourceArn", distribution.Arn);
        Closed.AddPolicy(
            context,
            new Statement
            {
                Sid = "Edge",
                Principal = Principal.Service("cloudfront.amazonaws.com"),
                Actions = ["s3:GetObject"],
                Resources = [.. LibraryPaths.Select(p => (Input<string>)Output.Format($"{Bucket.Arn}/{p}"))],
                Conditions = [own],
            },
            // Without it, what is not there is "forbidden" rather than "not found".
            new Statement { Sid = "EdgeFinds", Principal = Principal.Service("cloudfront.amazonaws.com"), Actions = ["s3:ListBucket"], Resources = [Bucket.Arn], Conditions = [own] });
    }

    /// <summary>What the site's own tasks may do.</summary>
    public IEnumerable<Statement> Grants(TopologyContext context)
    {
        yield return new()
        {
            Sid = "Uploads",
            Actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
            Resources = [Output.Format($"{Bucket.Arn}/{Prefix}/*")],
        };
        yield return new() { Sid = "UploadsFind", Actions = ["s3:ListBucket"], Resources = [Bucket.Arn] };
        if (context.Keys.Arn is { } key)
        {
            yield return new()
            {
                Sid = "UploadsKey",
                Actions = ["kms:Decrypt", "kms:GenerateDataKey"],
                Resources = [key],
                // With a bucket key, S3 says for which bucket it asks.
                Conditions =
                [
                    new("StringEquals", "kms:ViaService", $"s3.{context.Region}.amazonaws.com"),
                    new("StringEquals", "kms:EncryptionContext:aws:s3:arn", Bucket.Arn),
                ],
            };
        }
    }
}
