namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>A part of each week, in UTC.</summary>
internal sealed class WeeklyWindowAttribute(int minMinutes = 30) : AllowedAttribute
{
    public override string Allowed => $"a time span such as sun:04:30-sun:05:30 of {minMinutes} minutes to 24 hours";

    public override object? Read(string text)
    {
        var lower = text.ToLowerInvariant();
        return Window.TryParseWeekly(lower, out var window) && window.Minutes >= minMinutes && window.Minutes <= 24 * 60 ? lower : null;
    }
}
