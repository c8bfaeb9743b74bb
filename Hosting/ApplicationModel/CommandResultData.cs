namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What a command gave.</summary>
public sealed class CommandResultData
{
    /// <summary>The text.</summary>
    public required string Value { get; init; }

    /// <summary>The format of the text.</summary>
    public CommandResultFormat Format { get; init; }

    /// <summary>Whether it is shown at once.</summary>
    public bool DisplayImmediately { get; init; }
}
