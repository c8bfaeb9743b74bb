namespace WpAspire.Hosting.Mail.Inbox;

/// <summary>A message as scripts see it.</summary>
internal sealed record MailView
{
    /// <summary>Identifies it.</summary>
    public required string Id { get; init; }

    /// <summary>The mail catcher that has taken it.</summary>
    public required string Catcher { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who sent it.</summary>
    public required string From { get; init; }

    /// <summary>Whom it is addressed to.</summary>
    public required IReadOnlyList<string> To { get; init; }

    /// <summary>Who gets a copy.</summary>
    public required IReadOnlyList<string> Cc { get; init; }

    /// <summary>Who gets a blind copy.</summary>
    public required IReadOnlyList<string> Bcc { get; init; }

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The size as sent, in bytes.</summary>
    public required int Size { get; init; }

    /// <summary>How many attachments it has.</summary>
    public required int AttachmentCount { get; init; }

    /// <summary>Whether somebody has opened it in the inbox.</summary>
    public required bool IsRead { get; init; }

    /// <summary>What is in it, where that was asked for.</summary>
    public MailContent? Content { get; init; }

    /// <summary>The view of a message.</summary>
    public static MailView Of(string catcher, CaughtMail mail, MailContent? content = null) => new()
    {
        Id = mail.Id,
        Catcher = catcher,
        ReceivedAt = mail.ReceivedAt,
        From = mail.From,
        To = mail.To,
        Cc = mail.Cc,
        Bcc = mail.Bcc,
        Subject = mail.Subject,
        Size = mail.Size,
        AttachmentCount = mail.AttachmentCount,
        IsRead = mail.IsRead,
        Content = content,
    };
}
