namespace WpAspire.Provisioning.Automation;

/// <summary>An output of a stack.</summary>
/// <param name="Value">
/// A <see cref="string"/>, <see cref="bool"/>, <see cref="int"/>, <see cref="long"/> or <see cref="double"/>, a list or a
/// dictionary of such, or <see langword="null"/>. A secret that was not asked for is <c>[secret]</c>.
/// </param>
/// <param name="IsSecret">Whether it must not be shown unasked.</param>
public sealed record OutputValue(object? Value, bool IsSecret)
{
    /// <summary>What Pulumi shows in the place of a secret.</summary>
    internal const string Mask = "[secret]";

    /// <summary>The value, or <c>[secret]</c>.</summary>
    public override string ToString() => IsSecret ? Mask : $"{Value}";
}
