namespace WpAspire.Hosting.Dashboard.Components;

/// <summary>The icons: paths in a square of 20 by 20.</summary>
internal static class Icons
{
    public const string Start = "M6 4l10 6-10 6z";
    public const string Stop = "M5 5h10v10H5z";
    public const string Restart = "M15.5 7A6 6 0 1 0 16 11M16 3v4h-4";
    public const string Details = "M4 10h12M11 5l5 5-5 5";
    public const string Close = "M5 5l10 10M15 5L5 15";
    public const string Eye = "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z";
    public const string EyeOff = "M3 3l14 14M4.5 6.5C3 8 2 10 2 10s3 5 8 5c1.2 0 2.3-.3 3.2-.7M8 5.2C8.6 5.1 9.3 5 10 5c5 0 8 5 8 5s-.6 1-1.7 2.2";
    public const string Good = "M4 10.5l4 4 8-9";
    public const string Bad = "M10 5v6M10 14.5v.1M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16z";
    public const string Warning = "M10 8v4M10 14.5v.1M10 2.5L18 17H2z";
    public const string Busy = "M10 2a8 8 0 1 0 8 8";
    public const string Off = "M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12z";
    public const string Theme = "M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14";
    public const string Menu = "M3 5h14M3 10h14M3 15h14";

    /// <summary>The icon of a state.</summary>
    public static string Of(Resources.ResourceMood mood) => mood switch
    {
        Resources.ResourceMood.Good => Good,
        Resources.ResourceMood.Bad => Bad,
        Resources.ResourceMood.Warning => Warning,
        Resources.ResourceMood.Busy => Busy,
        _ => Off,
    };
}
