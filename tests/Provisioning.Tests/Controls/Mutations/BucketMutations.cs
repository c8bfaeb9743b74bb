using WpAspire.Provisioning.Aws.Kms;
using WpAspire.Provisioning.Aws.S3;
using WpAspire.Provisioning.Aws.S3.Inputs;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;
using static WpAspire.Provisioning.Tests.Controls.Mutations.Mutation;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

internal static class BucketMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Offends(61, "blocked", static s => s.Get<BucketPublicAccessBlock>().Args.RestrictPublicBuckets = false),
        Offends(61, "policy", static s => SetPolicy(s, new Statement { Principal = Principal.Aws("*"), Actions = ["s3:GetObject"] })),
        MendsIt(61, "owner-enforced", static s => s.Get<BucketOwnershipControls>("edge-logs-ownership").Args.Rule.Value!.ObjectOwnership = "BucketOwnerEnforced"),
        Offends(62, "tls", static s => SetPolicy(s, new Statement { Principal = Principal.Service("logging.s3.amazonaws.com"), Actions = ["s3:PutObject"] })),
        Offends(62, "account", static s => SetPolicy(s, new Statement { Principal = Principal.Aws("arn:aws:iam::999999999999:root"), Actions = ["s3:GetObject"] })),
        Offends(62, "lock-out", static s => SetPolicy(s, new Statement { Effect = "Deny", Principal = Principal.Aws("*"), Actions = ["s3:*"] })),
        Offends(63, "encrypted", static s => s.Get<BucketServerSideEncryptionConfiguration>().Args.Rules = []),
        Offends(63, "own-key", static s => Encryption(s, "edge-logs").SseAlgorithm = "AES256"),
        MendsIt(63, "balancer-key", static s =>
        {
            Encryption(s, "access-logs").SseAlgorithm = "aws:kms";
            Encryption(s, "access-logs").KmsMasterKeyId = s.Get<Key>().Arn;
        }),
        Offends(63, "versions", static s => s.Get<BucketVersioning>().Args.VersioningConfiguration.Value!.Status = "Suspended"),
        Offends(64, "lifecycle", static s => Rule(s).Expiration = null),
        Offends(64, "uploads", static s => Rule(s).AbortIncompleteMultipartUpload = null),
        Offends(64, "logs", static s => s.Get<BucketLogging>().Args.Bucket = "another") with { Prepare = static s => Log(s, s.Add(new Bucket("files"))) },
        MendsIt(64, "log-of-logs", static s =>
        {
            Log(s, s.Get<Bucket>("access-logs"));
            Log(s, s.Get<Bucket>("edge-logs"));
        }),
        MendsIt(77, "copies", static s => AddToEach(s, "aws:s3/bucketReplicationConfig:BucketReplicationConfig")),
        MendsIt(77, "events", static s => AddToEach(s, "aws:s3/bucketNotification:BucketNotification")),
        MendsIt(77, "locked", static s => AddToEach(s, "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration")),
        MendsIt(77, "mfa-delete", static s =>
        {
            foreach (var versioning in s.Program.OfType<BucketVersioning>())
            {
                versioning.Args.VersioningConfiguration.Value!.MfaDelete = "Enabled";
            }
        }),
    ];

    private static void AddToEach(SiteTopology site, string type)
    {
        foreach (var bucket in site.Program.OfType<Bucket>().ToList())
        {
            site.Add(new OtherResource(type, $"{((CustomResource)bucket).Name}-more", new() { ["bucket"] = bucket.Id }));
        }
    }

    private static void SetPolicy(SiteTopology site, Statement statement) => site.Get<BucketPolicy>().Args.Policy = PolicyDocument.Create(statement);

    private static BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs Encryption(SiteTopology site, string bucket) =>
        site.Get<BucketServerSideEncryptionConfiguration>($"{bucket}-encryption").Args.Rules.Single().Value!.ApplyServerSideEncryptionByDefault!.Value!;

    private static BucketLifecycleConfigurationRuleArgs Rule(SiteTopology site) => site.Get<BucketLifecycleConfiguration>().Args.Rules!.Single().Value!;

    private static void Log(SiteTopology site, Bucket bucket) => site.Add(new BucketLogging($"{bucket.Name}-logging", new WpAspire.Provisioning.Aws.S3.BucketLoggingArgs
    {
        Bucket = bucket.Id,
        TargetBucket = site.Get<Bucket>("access-logs").Id,
        TargetPrefix = "s3/",
    }));
}
