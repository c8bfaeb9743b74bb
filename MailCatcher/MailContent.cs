namespace WpAspire.MailCatcher;

/// <summary>What is in a message.</summary>
public sealed record MailContent
{
    /// <summary>The headers, in their order.</summary>
    public required IReadOnlyList<MailHeader> Headers { get; init; }

    /// <summary>The plain text; <see langword="null"/> without any. Of a message that cannot be parsed, all of it.</summary>
    public string? Text { get; init; }

    /// <summary>The HTML as sent, which is never to be shown as it is; <see langword="null"/> without any.</summary>
    public string? Html { get; init; }

    /// <summary>The attachments, and the images that the HTML shows.</summary>
    public required IReadOnlyList<MailAttachment> Attachments { get; init; }

    /// <summary>Why it could not be parsed; <see langword="null"/> if it was.</summary>
    public string? Problem { get; init; }
}

/// <summary>A header of a message.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value, decoded and on one line.</param>
public sealed record MailHeader(string Name, string Value);

/// <summary>A file in a message.</summary>
/// <param name="Index">Which one, from 0.</param>
/// <param name="FileName">Its name, without a path.</param>
/// <param name="ContentType">Its type as the message says it, such as <c>application/pdf</c>.</param>
/// <param name="Size">Its size, in bytes.</param>
/// <param name="IsInline">Whether the HTML shows it.</param>
public sealed record MailAttachment(int Index, string FileName, string ContentType, long Size, bool IsInline);
