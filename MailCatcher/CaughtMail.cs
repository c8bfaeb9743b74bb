namespace WpAspire.MailCatcher;

/// <summary>A message that a mail catcher has taken.</summary>
public sealed record CaughtMail
{
    /// <summary>Identifies the message in its mailbox.</summary>
    public required string Id { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who sent it, as the message says; else who the connection said.</summary>
    public required string From { get; init; }

    /// <summary>Whom it is addressed to, as the message says; else whom the connection named.</summary>
    public required IReadOnlyList<string> To { get; init; }

    /// <summary>Who gets a copy.</summary>
    public required IReadOnlyList<string> Cc { get; init; }

    /// <summary>Who gets a blind copy: recipients that the connection named and the message does not.</summary>
    public required IReadOnlyList<string> Bcc { get; init; }

    /// <summary>The subject, on one line.</summary>
    public required string Subject { get; init; }

    /// <summary>The size as sent, in bytes.</summary>
    public required int Size { get; init; }

    /// <summary>How many attachments it has.</summary>
    public required int AttachmentCount { get; init; }

    /// <summary>Whether somebody has opened it.</summary>
    public bool IsRead { get; init; }

    /// <summary>The message as it was sent.</summary>
    internal ReadOnlyMemory<byte> Source { get; init; }

    /// <summary>The subject, or that there is none.</summary>
    internal string SubjectText => Subject.Length == 0 ? "(no subject)" : Subject;
}
