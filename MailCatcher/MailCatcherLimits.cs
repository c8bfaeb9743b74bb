namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a mail catcher takes and keeps. The oldest messages make room for new ones.</summary>
public sealed record MailCatcherLimits
{
    /// <summary>The largest message that is taken, in mebibytes; larger ones are refused, as mail providers do.</summary>
    public int MaxMessageMegabytes { get; init; } = 25;

    /// <summary>How many messages are kept.</summary>
    public int MaxMessages { get; init; } = 500;

    /// <summary>How much all of them together may take, in mebibytes.</summary>
    public int MaxTotalMegabytes { get; init; } = 250;
}
