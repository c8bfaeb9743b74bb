using WpAspire.Provisioning.Aws.Kms;
using WpAspire.Provisioning.Program;

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
        var key = context.Add(new Key(name, new KeyArgs
        {
            Description = $"Encrypts the data of the site {context.SiteName} ({context.EnvironmentName})",
            Region = region,
            EnableKeyRotation = true,
            DeletionWindowInDays = context.Options.Encryption.KeyDeletionDays,
            Policy = PolicyDocument.Create(region is null
                ? [.. Everywhere(context, context.Region), .. AtHome(context)]
                : [.. Everywhere(context, region)]),
        }));
        context.Add(new Alias($"{name}-alias", new AliasArgs
        {
            Name = $"alias/wpaspire/{context.StackName}",
            Region = region,
            TargetKeyId = key.Id,
        }));
        return key;
    }

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
        // Alarms and events reach an encrypted topic only if their services may use its key.
        yield return Publisher("Alarms", "cloudwatch.amazonaws.com");
        yield return Publisher("Events", "events.amazonaws.com");
        yield return Publisher("DatabaseEvents", "events.rds.amazonaws.com");
        yield return Publisher("Budgets", "budgets.amazonaws.com");
        if (context.Options.CloudFront is { Enabled: true, AccessLogs: true })
        {
            // CloudFront delivers its logs without saying for which account.
            yield return new()
            {
                Sid = "EdgeLogs",
                Principal = Principal.Service("delivery.logs.amazonaws.com"),
                Actions = ["kms:Decrypt", "kms:GenerateDataKey*"],
                Resources = ["*"],
            };
        }

        Statement Publisher(string sid, string service) => new()
        {
            Sid = sid,
            Principal = Principal.Service(service),
            Actions = ["kms:Decrypt", "kms:GenerateDataKey*"],
            Resources = ["*"],
            Conditions = [new("StringEquals", "aws:SourceAccount", context.AccountId)],
        };
    }
}
