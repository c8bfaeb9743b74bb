using WpAspire.Hosting.Mail;

namespace WpAspire.Hosting.Dashboard.Inbox;

/// <summary>What all mail catchers of the model have taken.</summary>
internal sealed class MailInbox(DistributedApplicationModel model, MailCatcherService service)
{
    private readonly IReadOnlyList<(string Catcher, Mailbox Mailbox)> _mailboxes =
        [.. model.Resources.OfType<MailCatcherResource>().Select(c => (c.Name, service.GetMailbox(c)))];

    /// <summary>A message came, was opened, or went.</summary>
    public event EventHandler Changed
    {
        add
        {
            foreach (var (_, mailbox) in _mailboxes)
            {
                mailbox.Changed += value;
            }
        }

        remove
        {
            foreach (var (_, mailbox) in _mailboxes)
            {
                mailbox.Changed -= value;
            }
        }
    }

    /// <summary>Whether there are several mail catchers.</summary>
    public bool HasSeveral => _mailboxes.Count > 1;

    /// <summary>The messages, the newest first.</summary>
    public IReadOnlyList<InboxEntry> All() =>
        [.. _mailboxes.SelectMany(static m => m.Mailbox.Messages.Select(mail => new InboxEntry(m.Catcher, mail))).OrderByDescending(static e => e.Mail.ReceivedAt)];

    /// <summary>The mailbox that has a message; <see langword="null"/> if none has.</summary>
    public Mailbox? Owner(string id) => _mailboxes.FirstOrDefault(m => m.Mailbox.Find(id) is not null).Mailbox;

    /// <summary>A message; <see langword="null"/> if there is none of this identifier.</summary>
    public InboxEntry? Find(string id) =>
        _mailboxes.FirstOrDefault(m => m.Mailbox.Find(id) is not null) is { Mailbox: { } mailbox, Catcher: var catcher } && mailbox.Find(id) is { } mail ? new(catcher, mail) : null;

    /// <summary>Deletes all messages.</summary>
    /// <returns>How many there were.</returns>
    public int Clear() => _mailboxes.Sum(static m => m.Mailbox.Clear());
}

/// <summary>A message, and who has taken it.</summary>
/// <param name="Catcher">The name of the mail catcher.</param>
/// <param name="Mail">The message.</param>
internal sealed record InboxEntry(string Catcher, CaughtMail Mail);
