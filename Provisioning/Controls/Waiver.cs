using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Controls;

/// <summary>A part of a control that is left undone, and why.</summary>
/// <param name="Control">The control's number.</param>
/// <param name="Requirement">The requirement's name in the control.</param>
/// <param name="Applies">Under which options it holds.</param>
/// <param name="Reason">Why, in one sentence.</param>
internal sealed record Waiver(int Control, string Requirement, Func<AwsOptions, bool> Applies, string Reason)
{
    /// <summary>The option that makes it superfluous; <see langword="null"/> if there is none.</summary>
    public OptionSetting? Remedy { get; init; }
}

/// <summary>A value of an option.</summary>
/// <param name="Key">The option's key in configuration.</param>
/// <param name="Value">The value.</param>
internal sealed record OptionSetting(string Key, string Value);
