namespace WpAspire.Hosting.Dashboard.Inbox;

/// <summary>How a message is shown.</summary>
internal enum MailReaderView
{
    /// <summary>As its sender wants it to look.</summary>
    Html,

    /// <summary>As plain text.</summary>
    Text,

    /// <summary>Its headers.</summary>
    Headers,

    /// <summary>As it was sent.</summary>
    Source,

    /// <summary>Its attachments.</summary>
    Attachments,
}
