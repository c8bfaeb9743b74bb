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
        var closed = ClosedBucket.Create(context, name, key, writer is null ? "BucketOwnerPreferred" : "BucketOwnerEnforced", new BucketLifecycleConfigurationRuleArgs
        {
            Id = "expire",
            Status = "Enabled",
            Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
            Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = retentionDays },
            NoncurrentVersionExpiration = new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = 1 },
            AbortIncompleteMultipartUpload = new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = 1 },
        });
        var policy = writer is null ? closed.AddPolicy(context) : closed.AddPolicy(context, writer(closed.Bucket));
        return new(closed.Bucket, policy, closed.Ownership);
    }
}
