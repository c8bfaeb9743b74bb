using WpAspire.Provisioning.Aws.Kms;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The key that data at rest is encrypted with, where it is the customer's own.</summary>
internal static class Encryption
{
    /// <summary>Adds the key and its alias, if there is to be one.</summary>
    public static EncryptionKeys Create(TopologyContext context)
    {
        if (!context.Options.Encryption.CustomerManagedKeys)
        {
            return new(null);
        }

        var key = context.Add(new Key("key", new KeyArgs
        {
            Description = $"Encrypts the data of the site {context.SiteName} ({context.EnvironmentName})",
            EnableKeyRotation = true,
            DeletionWindowInDays = context.Options.Encryption.KeyDeletionDays,
            Policy = Policy(context),
        }));
        context.Add(new Alias("key-alias", new AliasArgs
        {
            Name = $"alias/wpaspire/{context.StackName}",
            TargetKeyId = key.Id,
        }));
        return new(key);
    }

    private static Output<string> Policy(TopologyContext context)
    {
        string[] use = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"];
        return PolicyDocument.Create(
            // Whoever administers the account decides by IAM who else may use the key; without this nobody could change it.
            // In the policy of a key, the resource "*" is this key.
            new Statement
            {
                Sid = "Account",
                Principal = Principal.Aws(Output.Format($"arn:{context.Partition}:iam::{context.AccountId}:root")),
                Actions = ["kms:*"],
                Resources = ["*"],
            },
            new Statement
            {
                Sid = "Logs",
                Principal = Principal.Service($"logs.{context.Region}.amazonaws.com"),
                Actions = use,
                Resources = ["*"],
                Conditions = [new("ArnLike", "kms:EncryptionContext:aws:logs:arn", Output.Format($"arn:{context.Partition}:logs:{context.Region}:{context.AccountId}:*"))],
            },
            // Alarms and events reach an encrypted topic only if their services may use its key.
            Publisher("Alarms", "cloudwatch.amazonaws.com"),
            Publisher("Events", "events.amazonaws.com"),
            Publisher("DatabaseEvents", "events.rds.amazonaws.com"),
            Publisher("Budgets", "budgets.amazonaws.com"));

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

/// <summary>The keys that data at rest is encrypted with.</summary>
/// <param name="Key">The customer's own key; <see langword="null"/> for AWS' own keys.</param>
internal sealed record EncryptionKeys(Key? Key)
{
    /// <summary>The key's ARN; <see langword="null"/> for AWS' own keys.</summary>
    public Input<string>? Arn { get; } = Key?.Arn;
}
