using WpAspire.Provisioning.Aws.S3;
using WpAspire.Provisioning.Aws.S3.Inputs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>A bucket that is closed to the public, encrypted, keeps versions, and lets go of what is old. It gets a policy by <see cref="AddPolicy"/>.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Ownership">Who owns its objects.</param>
/// <param name="Block">What keeps the public out.</param>
/// <param name="Stays">Whether it stays in AWS when it is taken out of the program.</param>
internal sealed record ClosedBucket(Bucket Bucket, BucketOwnershipControls Ownership, BucketPublicAccessBlock Block, CustomResourceOptions Stays)
{
    /// <summary>Adds a bucket.</summary>
    /// <param name="context">What all parts work with.</param>
    /// <param name="name">The bucket's name in the program.</param>
    /// <param name="key">The customer's own key that encrypts it; <see langword="null"/> for S3's.</param>
    /// <param name="ownership">Who owns objects, such as <c>BucketOwnerEnforced</c>.</param>
    /// <param name="lifecycle">What becomes of old objects.</param>
    public static ClosedBucket Create(TopologyContext context, string name, Input<string>? key, string ownership, BucketLifecycleConfigurationRuleArgs lifecycle)
    {
        // An option that takes the bucket out of the site leaves it, and all that guards what it holds, in AWS.
        var stays = new CustomResourceOptions { RetainOnDelete = context.IsProtected };
        var bucket = context.Add(new Bucket(name, new BucketArgs { ForceDestroy = context.Options.ForceDestroy, Tags = context.NameTag(name) }, stays));
        var block = context.Add(new BucketPublicAccessBlock($"{name}-public-access", new BucketPublicAccessBlockArgs
        {
            Bucket = bucket.Id,
            // The list that CloudFront writes into the bucket of its logs names its own account, which is not public.
            BlockPublicAcls = true,
            BlockPublicPolicy = true,
            IgnorePublicAcls = true,
            RestrictPublicBuckets = true,
        }, stays));
        var owner = context.Add(new BucketOwnershipControls($"{name}-ownership", new BucketOwnershipControlsArgs
        {
            Bucket = bucket.Id,
            Rule = new BucketOwnershipControlsRuleArgs { ObjectOwnership = ownership },
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
            new BucketLifecycleConfigurationArgs { Bucket = bucket.Id, Rules = [lifecycle] },
            stays with { DependsOn = [versioning] }));
        return new(bucket, owner, block, stays);
    }

    /// <summary>Adds its policy: TLS for everybody, and what else is said.</summary>
    public BucketPolicy AddPolicy(TopologyContext context, params Statement[] statements) => context.Add(new BucketPolicy(
        $"{((CustomResource)Bucket).Name}-policy",
        new BucketPolicyArgs { Bucket = Bucket.Id, Policy = PolicyDocument.Create([.. statements, Encrypted]) },
        // Two changes of one bucket at a time: S3 refuses the second.
        Stays with { DependsOn = [Block] }));

    private Statement Encrypted => new()
    {
        Sid = "Encrypted",
        Effect = "Deny",
        Principal = Principal.Aws("*"),
        Actions = ["s3:*"],
        Resources = [Bucket.Arn, Output.Format($"{Bucket.Arn}/*")],
        Conditions = [new("Bool", "aws:SecureTransport", "false")],
    };
}
