namespace WpAspire.MailCatcher;

/// <summary>Gives the messages that the mail catchers of an application have taken in this run.</summary>
public sealed class MailCatcherService
{
    private readonly ConcurrentDictionary<string, Mailbox> _mailboxes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The messages of a mail catcher.</summary>
    /// <param name="catcher">The mail catcher.</param>
    public Mailbox GetMailbox(MailCatcherResource catcher)
    {
        ArgumentNullException.ThrowIfNull(catcher);
        return _mailboxes.GetOrAdd(catcher.Name, static (_, limits) => new Mailbox(limits), catcher.Limits);
    }
}
