namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>A part of each day, in UTC.</summary>
internal sealed class DailyWindowAttribute(int minMinutes = 30) : AllowedAttribute
{
    public override string Allowed => $"a time span such as 03:00-04:00 of at least {minMinutes} minutes";

    public override object? Read(string text) => Window.TryParseDaily(text, out var window) && window.Minutes >= minMinutes ? text : null;
}
