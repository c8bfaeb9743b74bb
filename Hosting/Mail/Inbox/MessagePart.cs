namespace WpAspire.Hosting.Mail.Inbox;

/// <summary>What is shown of a message.</summary>
internal enum MessagePart
{
    /// <summary>The message as its sender wants it to look.</summary>
    Html,

    /// <summary>Its plain text.</summary>
    Text,

    /// <summary>Its headers.</summary>
    Headers,

    /// <summary>The message as it was sent.</summary>
    Source,

    /// <summary>Its attachments.</summary>
    Attachments,
}
