namespace WpAspire.Provisioning.Automation;

/// <summary>A value of a stack's configuration.</summary>
/// <param name="value">The value. It is empty where it is a secret that was not asked for.</param>
/// <param name="isSecret">Whether Pulumi keeps it encrypted.</param>
public sealed class ConfigValue(string value, bool isSecret = false)
{
    /// <summary>The value, or JSON where it is a list or an object.</summary>
    public string Value { get; set; } = value;

    /// <summary>Whether Pulumi keeps it encrypted.</summary>
    public bool IsSecret { get; set; } = isSecret;

    /// <summary>The value, or <c>[secret]</c>.</summary>
    public override string ToString() => IsSecret ? OutputValue.Mask : Value;
}
