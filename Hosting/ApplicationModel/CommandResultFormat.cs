namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The formats of what a command gave.</summary>
public enum CommandResultFormat
{
    /// <summary>Text.</summary>
    Text = 0,

    /// <summary>JSON.</summary>
    Json = 1,

    /// <summary>Markdown.</summary>
    Markdown = 2,
}
