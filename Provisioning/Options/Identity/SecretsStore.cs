namespace WpAspire.Provisioning.Options;

/// <summary>Where the passwords, keys and salts of a site are.</summary>
public enum SecretsStore
{
    /// <summary>In AWS Secrets Manager, where they are generated.</summary>
    SecretsManager,

    /// <summary>In HashiCorp Vault, where whoever looks after it puts them.</summary>
    Vault,
}
