namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What an HTTP command gives of the response.</summary>
public enum HttpCommandResultMode
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The text, as the content type says.</summary>
    Auto = 1,

    /// <summary>The text as JSON.</summary>
    Json = 2,

    /// <summary>The text.</summary>
    Text = 3,
}
