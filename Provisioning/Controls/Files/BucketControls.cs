using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.LB;
using WpAspire.Provisioning.Aws.S3;
using WpAspire.Provisioning.Aws.S3.Inputs;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Program;
using static WpAspire.Provisioning.Controls.Requirement;

namespace WpAspire.Provisioning.Controls;

/// <summary>Controls 61 to 64 and 77: the buckets.</summary>
internal static class BucketControls
{
    private const string Section = "S3";
    private const string NoBucket = "no bucket";

    // They have no classes here: who adds one is found by its type.
    private const string Replication = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
    private const string Notification = "aws:s3/bucketNotification:BucketNotification";
    private const string ObjectLock = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";

    /// <summary>The controls.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(61, Section, "Buckets are closed to the public")
        {
            Fsbp = ["S3.1", "S3.2", "S3.3", "S3.8", "S3.12"],
            Checkov = ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "CKV_AWS_57", "CKV_AWS_20", "CKV_AWS_70", "CKV2_AWS_6", "CKV2_AWS_65"],
            Trivy = ["AWS-0086", "AWS-0087", "AWS-0091", "AWS-0093", "AWS-0094"],
            Absent = NoBucket,
            Requirements =
            [
                Each<Bucket>("blocked", "public access is blocked in all four ways", static (s, b) => s.About<BucketPublicAccessBlock>(b, static x => x.Args.Bucket).Any(static x => x.Args.BlockPublicAcls.Is(true) && x.Args.BlockPublicPolicy.Is(true) && x.Args.IgnorePublicAcls.Is(true) && x.Args.RestrictPublicBuckets.Is(true))),
                Each<Bucket>("policy", "no policy lets everybody in", static (s, b) => !Policies(s, b).Any(static p => p.IsOpen)),
                Each<Bucket>("owner-enforced", "the bucket has no access control list", static (s, b) => s.About<BucketOwnershipControls>(b, static x => x.Args.Bucket).Any(static x => (x.Args.Rule.Value?.ObjectOwnership).Is("BucketOwnerEnforced"))),
            ],
        },
        new(62, Section, "Buckets speak TLS only, to the account only, and lock nobody out")
        {
            Fsbp = ["S3.5", "S3.6"], Checkov = ["CKV_AWS_379", "CKV_AWS_93"], Absent = NoBucket,
            Requirements =
            [
                Each<Bucket>("tls", "requests without TLS are refused", static (s, b) => Policies(s, b).Any(static p => !p.IsAllow && p.Principals.Contains("*") && p.Actions.Contains("s3:*") && p.HasCondition("Bool", "aws:SecureTransport", "false"))),
                Each<Bucket>("account", "the policy allows nothing to other accounts", static (s, b) => Policies(s, b).Where(static p => p.IsAllow).SelectMany(static p => p.Principals).All(p => p.Contains(ExpressionText.Of(s.Site.Context.AccountId.Expression), StringComparison.Ordinal))),
                Each<Bucket>("lock-out", "the policy refuses nothing to everybody without a condition", static (s, b) => Policies(s, b).All(static p => p.IsAllow || p.IsConditional || !p.Principals.Contains("*"))),
            ],
        },
        new(63, Section, "Buckets are encrypted with a key of the account's own, and keep versions")
        {
            Fsbp = ["S3.14", "S3.17"], Checkov = ["CKV_AWS_19", "CKV_AWS_145", "CKV_AWS_21"], Trivy = ["AWS-0088", "AWS-0132", "AWS-0090"], Absent = NoBucket,
            Requirements =
            [
                Each<Bucket>("encrypted", "objects are encrypted", static (s, b) => Encryption(s, b)?.SseAlgorithm is not null),
                Each<Bucket>("own-key", "the key is the account's own", static s => s.All<Bucket>().Where(b => !IsOfLoadBalancer(s, b)), HasOwnKey),
                Each<Bucket>("balancer-key", "the key of load balancers' logs is the account's own", static s => s.All<Bucket>().Where(b => IsOfLoadBalancer(s, b)), HasOwnKey),
                Each<Bucket>("versions", "the bucket keeps versions", static (s, b) => s.About<BucketVersioning>(b, static x => x.Args.Bucket).Any(static x => (x.Args.VersioningConfiguration.Value?.Status).Is("Enabled"))),
            ],
        },
        new(64, Section, "Buckets let go of what is old, and log who comes")
        {
            Fsbp = ["S3.9", "S3.10", "S3.13"], Checkov = ["CKV_AWS_18", "CKV_AWS_300", "CKV2_AWS_61"], Trivy = ["AWS-0089"], Absent = NoBucket,
            Requirements =
            [
                Each<Bucket>("lifecycle", "old objects expire", static (s, b) => Rules(s, b).Any(static r => r.Expiration is not null || r.Transitions is { Count: > 0 })),
                Each<Bucket>("uploads", "uploads that were broken off are removed", static (s, b) => Rules(s, b).Any(static r => r.AbortIncompleteMultipartUpload is not null)),
                Each<Bucket>("logs", "requests are logged", static s => s.All<Bucket>().Where(b => !IsForLogs(s, b)), IsLogged),
                Each<Bucket>("log-of-logs", "requests for logs are logged", static s => s.All<Bucket>().Where(b => IsForLogs(s, b)), IsLogged),
            ],
        },
        new(77, Section, "Buckets have a copy elsewhere, tell of what comes, and cannot be rewritten")
        {
            Fsbp = ["S3.7", "S3.11", "S3.15", "S3.20"], Checkov = ["CKV_AWS_144", "CKV2_AWS_62"], Absent = NoBucket,
            Requirements =
            [
                new("copies", "objects are copied to another region", static s => Having(s, Replication)),
                new("events", "somebody is told of new objects", static s => Having(s, Notification)),
                new("locked", "objects cannot be deleted before their time", static s => Having(s, ObjectLock)),
                new("mfa-delete", "a version is deleted with a second factor only", static s => s.All<Bucket>().Select(b => new Subject(((CustomResource)b).Name, s.About<BucketVersioning>(b, static x => x.Args.Bucket).Any(static x => (x.Args.VersioningConfiguration.Value?.MfaDelete).Is("Enabled"))))),
            ],
        },
    ];

    private static IEnumerable<PolicyStatement> Policies(Inspection site, Bucket bucket) =>
        site.About<BucketPolicy>(bucket, static p => p.Args.Bucket).SelectMany(static p => PolicyStatement.Of(p, p.Args.Policy));

    private static BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs? Encryption(Inspection site, Bucket bucket) =>
        site.About<BucketServerSideEncryptionConfiguration>(bucket, static x => x.Args.Bucket)
            .SelectMany(static x => x.Args.Rules.Objects())
            .Select(static r => r.ApplyServerSideEncryptionByDefault?.Value)
            .FirstOrDefault(static e => e is not null);

    private static bool HasOwnKey(Inspection site, Bucket bucket) => Encryption(site, bucket) is { } encryption && encryption.SseAlgorithm.IsOneOf("aws:kms", "aws:kms:dsse") && encryption.KmsMasterKeyId.IsOwnKey();

    private static IEnumerable<BucketLifecycleConfigurationRuleArgs> Rules(Inspection site, Bucket bucket) =>
        site.About<BucketLifecycleConfiguration>(bucket, static x => x.Args.Bucket).SelectMany(static x => x.Args.Rules.Objects()).Where(static r => r.Status.Is("Enabled"));

    private static IEnumerable<Subject> Having(Inspection site, string type) =>
        site.All<Bucket>().Select(b => new Subject(((CustomResource)b).Name, site.OfType(type).Any(r => r.Args.RefersTo(b))));

    private static bool IsLogged(Inspection site, Bucket bucket) => site.About<BucketLogging>(bucket, static l => l.Args.Bucket).Any();

    private static bool IsOfLoadBalancer(Inspection site, Bucket bucket) => site.ReferrersOf(bucket).OfType<LoadBalancer>().Any();

    private static bool IsForLogs(Inspection site, Bucket bucket) =>
        IsOfLoadBalancer(site, bucket)
        || site.About<Distribution>(bucket, static d => d.Args.LoggingConfig).Any()
        || site.About<BucketLogging>(bucket, static l => l.Args.TargetBucket).Any();
}
