using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>Passwords, keys and salts of the site.</summary>
public sealed record SecretsOptions
{
    /// <summary>Where they are: generated and kept in AWS Secrets Manager (secretsManager), or in a HashiCorp Vault that you run (vault). What RDS itself makes stays in Secrets Manager.</summary>
    [Option(SecretsStore.SecretsManager)]
    public required SecretsStore Store { get; init; }

    /// <summary>The Vault.</summary>
    public required VaultOptions Vault { get; init; }
}
