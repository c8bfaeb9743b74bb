namespace WpAspire.Provisioning.Automation;

/// <summary>A value of the configuration as it is in <c>Pulumi.{stack}.yaml</c>.</summary>
/// <param name="value">The text, or the ciphertext.</param>
/// <param name="isSecure">Whether it is encrypted.</param>
public sealed class StackSettingsConfigValue(string value, bool isSecure)
{
    /// <summary>The text, the ciphertext, or JSON where it is a list or an object (whose secrets are encrypted within).</summary>
    public string Value { get; } = value;

    /// <summary>Whether it is encrypted.</summary>
    public bool IsSecure { get; } = isSecure;

    /// <summary>Whether <see cref="Value"/> is JSON.</summary>
    public bool IsObject { get; init; }
}
