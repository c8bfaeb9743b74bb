using WpAspire.Provisioning.Aws.S3;
using WpAspire.Provisioning.Aws.S3.Inputs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>A bucket that only takes logs.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Policy">Lets the service write: without it, switching its log on fails.</param>
/// <param name="Ready">What CloudFront must wait for.</param>
internal sealed record LogBucket(Bucket Bucket, BucketPolicy Policy, BucketOwnershipControls Ready)
{
    /// <summary>The bucket of CloudFront's access logs.</summary>
    public const string EdgeLogs = "edge-logs";

    /// <summary>Adds the bucket of the load balancers' access logs.</summary>
    public static LogBucket CreateForLoadBalancers(TopologyContext context) =>
        Create(context, "access-logs", context.Options.LoadBalancer.AccessLogRetentionDays, null, bucket => new Statement
        {
            Sid = "LoadBalancers",
            Principal = Principal.Service("logdelivery.elasticloadbalancing.amazonaws.com"),
            Actions = ["s3:PutObject"],
            // The account is in the path. "Enable access logs", Elastic Load Balancing: no condition.
            Resources = [Output.Format($"{bucket.Arn}/*/AWSLogs/{context.AccountId}/*")],
        });

    /// <summary>Adds the bucket of CloudFront's access logs.</summary>
    public static LogBucket CreateForCloudFront(TopologyContext context) =>
        Create(context, EdgeLogs, context.Options.LoadBalancer.AccessLogRetentionDays, context.Keys.Arn, writer: null);

    /// <summary>Adds a bucket.</summary>
    /// <param name="context">What all parts work with.</param>
    /// <param name="name">The bucket's name in the program.</param>
    /// <param name="retentionDays">How long logs are kept.</param>
    /// <param name="key">The customer's own key that encrypts them; <see langword="null"/> for S3's, the only one with which load balancers can write.</param>
    /// <param name="writer">Says who writes them; without it, CloudFront, which gives itself the right by the bucket's access control list.</param>
    public static LogBucket Create(TopologyContext context, string name, int retentionDays, Input<string>? key, Func<Bucket, Statement>? writer)
    {
        // An option that takes the bucket out of the site leaves it, and all that guards what it holds, in AWS.
        var stays = new CustomResourceOptions { RetainOnDelete = context.IsProtected };
        var bucket = context.Add(new Bucket(name, new BucketArgs { ForceDestroy = context.Options.ForceDestroy, Tags = context.NameTag(name) }, stays));
        var block = context.Add(new BucketPublicAccessBlock($"{name}-public-access", new BucketPublicAccessBlockArgs
        {
            Bucket = bucket.Id,
            // The list that CloudFront writes names its own account, which is not public.
            BlockPublicAcls = true,
            BlockPublicPolicy = true,
            IgnorePublicAcls = true,
            RestrictPublicBuckets = true,
        }, stays));
        var ownership = context.Add(new BucketOwnershipControls($"{name}-ownership", new BucketOwnershipControlsArgs
        {
            Bucket = bucket.Id,
            Rule = new BucketOwnershipControlsRuleArgs { ObjectOwnership = writer is null ? "BucketOwnerPreferred" : "BucketOwnerEnforced" },
        }, stays));
        context.Add(new BucketServerSideEncryptionConfiguration($"{name}-encryption", new Aws.S3.BucketServerSideEncryptionConfigurationArgs
        {
            Bucket = bucket.Id,
            Rules =
            [
                new BucketServerSideEncryptionConfigurationRuleArgs
                {
                    ApplyServerSideEncryptionByDefault = new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
                    {
                        SseAlgorithm = key is null ? "AES256" : "aws:kms",
                        KmsMasterKeyId = key,
                    },
                    // One key of the bucket's instead of a request to KMS for each object.
                    BucketKeyEnabled = key is null ? null : true,
                },
            ],
        }, stays));
        var versioning = context.Add(new BucketVersioning($"{name}-versioning", new Aws.S3.BucketVersioningArgs
        {
            Bucket = bucket.Id,
            VersioningConfiguration = new BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
        }, stays));
        context.Add(new BucketLifecycleConfiguration(
            $"{name}-lifecycle",
            new BucketLifecycleConfigurationArgs
            {
                Bucket = bucket.Id,
                Rules =
                [
                    new BucketLifecycleConfigurationRuleArgs
                    {
                        Id = "expire",
                        Status = "Enabled",
                        Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
                        Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = retentionDays },
                        NoncurrentVersionExpiration = new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = 1 },
                        AbortIncompleteMultipartUpload = new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = 1 },
                    },
                ],
            },
            stays with { DependsOn = [versioning] }));
        var policy = context.Add(new BucketPolicy(
            $"{name}-policy",
            new BucketPolicyArgs
            {
                Bucket = bucket.Id,
                Policy = PolicyDocument.Create(writer is null ? [Encrypted(bucket)] : [writer(bucket), Encrypted(bucket)]),
            },
            // Two changes of one bucket at a time: S3 refuses the second.
            stays with { DependsOn = [block] }));
        return new(bucket, policy, ownership);
    }

    private static Statement Encrypted(Bucket bucket) => new()
    {
        Sid = "Encrypted",
        Effect = "Deny",
        Principal = Principal.Aws("*"),
        Actions = ["s3:*"],
        Resources = [bucket.Arn, Output.Format($"{bucket.Arn}/*")],
        Conditions = [new("Bool", "aws:SecureTransport", "false")],
    };
}
