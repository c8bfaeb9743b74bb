using System.Globalization;

namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>The retention periods that Performance Insights knows, in days.</summary>
internal sealed class PerformanceInsightsRetentionAttribute : AllowedAttribute
{
    public override string Allowed => "7, a multiple of 31 from 31 to 713, or 731";

    public override object? Read(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && (days is 7 or 731 || (days is >= 31 and <= 713 && days % 31 == 0))
            ? days
            : null;
}
