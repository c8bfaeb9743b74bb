using WpAspire.Provisioning.Aws.SecretsManager;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>One secret of Secrets Manager: a JSON object with a key for each of its values.</summary>
internal sealed class SecretBundle
{
    private readonly SortedDictionary<string, Input<string>> _values = new(StringComparer.Ordinal);
    private readonly SecretVersionArgs _version;

    /// <summary>Begins with an empty secret.</summary>
    /// <param name="context">What all parts work with.</param>
    /// <param name="name">The secret's name in the program.</param>
    /// <param name="description">What it holds.</param>
    public SecretBundle(TopologyContext context, string name, string description)
    {
        Secret = context.Add(new Secret(name, new SecretArgs
        {
            Description = description,
            KmsKeyId = context.Keys.Arn,
            RecoveryWindowInDays = context.Options.Encryption.SecretRecoveryDays,
        }));
        _version = new SecretVersionArgs { SecretId = Secret.Id };
        Version = context.Add(new SecretVersion($"{name}-version", _version));
    }

    /// <summary>The secret.</summary>
    public Secret Secret { get; }

    /// <summary>The secret's content: what reads it must wait for this.</summary>
    public SecretVersion Version { get; }

    /// <summary>Where ECS finds a value: <c>valueFrom</c>.</summary>
    /// <param name="key">Its key in the secret.</param>
    /// <param name="value">The value.</param>
    public Output<string> ValueFrom(string key, Input<string> value)
    {
        if (_values.TryAdd(key, value))
        {
            _version.SecretString = Output.JsonSerialize(_values.ToDictionary(static v => v.Key, static v => (object?)v.Value));
        }

        // With the version: else a new value would reach no task that runs, and a deployment that is taken back would not get the old one.
        return Output.Format($"{Secret.Arn}:{key}::{Version.VersionId}");
    }
}
