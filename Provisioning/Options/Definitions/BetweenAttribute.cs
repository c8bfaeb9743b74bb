using System.Globalization;

namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>A whole number in a range, ends included.</summary>
internal sealed class BetweenAttribute(int min, int max) : AllowedAttribute
{
    public int Min { get; } = min;

    public int Max { get; } = max;

    public override string Allowed => $"a whole number from {Min} to {Max}";

    public override object? Read(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= Min && number <= Max ? number : null;
}
