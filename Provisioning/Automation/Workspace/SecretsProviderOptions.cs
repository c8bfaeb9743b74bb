namespace WpAspire.Provisioning.Automation;

/// <summary>Options of <see cref="WorkspaceStack.ChangeSecretsProviderAsync"/>.</summary>
public sealed class SecretsProviderOptions
{
    /// <summary>The new passphrase, where the provider is <c>passphrase</c>.</summary>
    public string? NewPassphrase { get; set; }
}
