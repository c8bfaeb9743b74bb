namespace WpAspire.Provisioning.Automation.Events;

/// <summary>Something that is not a resource goes on, such as the download of a plugin.</summary>
public sealed record ProgressEvent
{
    /// <summary><c>plugin-download</c> or <c>plugin-install</c>.</summary>
    public string? Type { get; init; }

    /// <summary>What it is about.</summary>
    public string? Id { get; init; }

    /// <summary>The text.</summary>
    public string Message { get; init => field = value ?? ""; } = "";

    /// <summary>How much is done, such as bytes that were received.</summary>
    public long Received { get; init; }

    /// <summary>How much there is.</summary>
    public long Total { get; init; }

    /// <summary>Whether it is over.</summary>
    public bool Done { get; init; }
}
