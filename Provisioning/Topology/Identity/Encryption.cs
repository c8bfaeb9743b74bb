using WpAspire.Provisioning.Aws.Kms;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Random;

namespace WpAspire.Provisioning.Topology;

/// <summary>The keys that data at rest is encrypted with, where they are the customer's own.</summary>
internal static class Encryption
{
    /// <summary>Adds the key of the site's region and its alias, if there is to be one.</summary>
    public static EncryptionKeys Create(TopologyContext context) => new(context, context.Options.Encryption.CustomerManagedKeys ? CreateKey(context, region: null) : null);

    /// <summary>Adds a key and its alias.</summary>
    /// <param name="context">What all parts work with.</param>
    /// <param name="region">The region that it is in; <see langword="null"/> for the site's.</param>
    public static Key CreateKey(TopologyContext context, string? region)
    {
        var name = region is null ? "key" : $"key-{region}";
        var stays = new CustomResourceOptions { RetainOnDelete = KeptData.NeedsKey(context.Options, region) };
        var key = context.Add(new Key(
            name,
            new KeyArgs
            {
                Description = $"Encrypts the data of the site {context.SiteName} ({context.EnvironmentName})",
                Region = region,
                EnableKeyRotation = true,
                DeletionWindowInDays = context.Options.Encryption.KeyDeletionDays,
                Policy = PolicyDocument.Create(region is null
                    ? [.. Everywhere(context, context.Region), .. AtHome(context)]
                    : [.. Everywhere(context, region)]),
            },
            stays));
        context.Add(new Alias(
            $"{name}-alias",
            new AliasArgs
            {
                Name = stays.RetainOnDelete ? Output.Format($"{AliasPrefix(context)}-{Suffix(context, name).Hex}") : AliasPrefix(context),
                Region = region,
                TargetKeyId = key.Id,
            },
            stays));
        return key;
    }

    /// <summary>What the aliases of the site's keys begin with.</summary>
    public static string AliasPrefix(TopologyContext context) => $"alias/wpaspire/{context.StackName}";

    // A second site of the same name must not stumble over the alias that the first has left.
    private static RandomId Suffix(TopologyContext context, string name) => context.Add(new RandomId($"{name}-alias-suffix", new RandomIdArgs { ByteLength = 4 }));

    // In the policy of a key, the resource "*" is this key.
    private static IEnumerable<Statement> Everywhere(TopologyContext context, string region)
    {
        // Whoever administers the account decides by IAM who else may use the key; without this nobody could change it.
        yield return new()
        {
            Sid = "Account",
            Principal = Principal.Aws(Output.Format($"arn:{context.Partition}:iam::{context.AccountId}:root")),
            Actions = ["kms:*"],
            Resources = ["*"],
        };
        yield return new()
        {
            Sid = "Logs",
            Principal = Principal.Service($"logs.{region}.amazonaws.com"),
            Actions = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
            Resources = ["*"],
            Conditions = [new("ArnLike", "kms:EncryptionContext:aws:logs:arn", Output.Format($"arn:{context.Partition}:logs:{region}:{context.AccountId}:*"))],
        };
    }

    private static IEnumerable<Statement> AtHome(TopologyContext context)
    {
        foreach (var publisher in NotificationPublisher.Of(context))
        {
            yield return new()
            {
                Sid = publisher.Sid,
                Principal = Principal.Service(publisher.Service),
                Actions = ["kms:Decrypt", "kms:GenerateDataKey*"],
                Resources = ["*"],
                Conditions = publisher.SupportsSourceOnKeys
                    ? [new("StringEquals", "aws:SourceAccount", context.AccountId)]
                    // SNS says itself for which topic it asks.
                    : [new("ArnLike", "kms:EncryptionContext:aws:sns:topicArn", Output.Format($"arn:{context.Partition}:sns:{context.Region}:{context.AccountId}:{context.NamePattern(Notifications.TopicName, "aws:sns/topic:Topic")}"))],
            };
        }

        foreach (var (number, site) in context.Options.Uploads.Storage == Options.UploadsStorage.S3 ? UploadsBucket.Sites(context.Model).Index() : [])
        {
            // "Origin access control: SSE-KMS", CloudFront Developer Guide. The distribution is made after the key: it is one of this account's,
            // and S3 says for which bucket it asks.
            yield return new()
            {
                Sid = $"EdgeUploads{number}",
                Principal = Principal.Service("cloudfront.amazonaws.com"),
                Actions = ["kms:Decrypt"],
                Resources = ["*"],
                Conditions =
                [
                    new("ArnLike", "aws:SourceArn", Output.Format($"arn:{context.Partition}:cloudfront::{context.AccountId}:distribution/*")),
                    new("ArnLike", "kms:EncryptionContext:aws:s3:arn", Output.Format($"arn:{context.Partition}:s3:::{context.NamePattern(UploadsBucket.NameOf(site), "aws:s3/bucket:Bucket")}")),
                ],
            };
        }

        if (context.Options.CloudFront is { Enabled: true, AccessLogs: true })
        {
            // CloudFront delivers its logs without saying for which account; S3 says for which bucket it asks.
            // "Configure standard logging (legacy)", CloudFront Developer Guide: one action.
            yield return new()
            {
                Sid = "EdgeLogs",
                Principal = Principal.Service("delivery.logs.amazonaws.com"),
                Actions = ["kms:GenerateDataKey*"],
                Resources = ["*"],
                Conditions = [new("ArnLike", "kms:EncryptionContext:aws:s3:arn", Output.Format($"arn:{context.Partition}:s3:::{context.NamePattern(LogBucket.EdgeLogs, "aws:s3/bucket:Bucket")}"))],
            };
        }
    }
}
