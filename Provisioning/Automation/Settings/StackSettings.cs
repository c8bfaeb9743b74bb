namespace WpAspire.Provisioning.Automation;

/// <summary>What <c>Pulumi.{stack}.yaml</c> holds.</summary>
public sealed class StackSettings
{
    /// <summary>What encrypts the stack's secrets, such as <c>awskms://…</c>.</summary>
    public string? SecretsProvider { get; set; }

    /// <summary>The encrypted data key of a cloud's key management service.</summary>
    public string? EncryptedKey { get; set; }

    /// <summary>The salt of the passphrase. Without it, what is encrypted with the passphrase cannot be read.</summary>
    public string? EncryptionSalt { get; set; }

    /// <summary>The configuration.</summary>
    public IDictionary<string, StackSettingsConfigValue>? Config { get; set; }
}
