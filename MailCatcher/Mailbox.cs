using System.Collections.Immutable;
using System.Security.Cryptography;

namespace WpAspire.MailCatcher;

/// <summary>The messages of one mail catcher, in memory. May be used from any thread.</summary>
public sealed class Mailbox
{
    private readonly Lock _lock = new();
    private readonly MailCatcherLimits _limits;
    private ImmutableList<CaughtMail> _messages = [];

    internal Mailbox(MailCatcherLimits limits) => _limits = limits;

    /// <summary>A message came, was opened, or went. Raised on the thread that did it.</summary>
    public event EventHandler? Changed;

    /// <summary>The messages, the newest first.</summary>
    public IReadOnlyList<CaughtMail> Messages => Volatile.Read(ref _messages);

    /// <summary>Finds a message.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>The message; <see langword="null"/> if there is none, or none any more.</returns>
    public CaughtMail? Find(string id) => Messages.FirstOrDefault(m => m.Id == id);

    /// <summary>Reads what is in a message.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>The content; <see langword="null"/> if there is no such message.</returns>
    public MailContent? Read(string id) => Find(id) is { } mail ? MailParser.Read(mail.Source) : null;

    /// <summary>The message as it was sent.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>The bytes; <see langword="null"/> if there is no such message.</returns>
    public ReadOnlyMemory<byte>? GetSource(string id) => Find(id)?.Source;

    /// <summary>Notes that somebody has opened a message.</summary>
    /// <param name="id">Its identifier.</param>
    public void MarkAsRead(string id) =>
        Change(messages => messages.Find(m => m.Id == id) is { IsRead: false } mail ? messages.Replace(mail, mail with { IsRead = true }) : messages);

    /// <summary>Deletes a message.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>Whether there was such a message.</returns>
    public bool Delete(string id) => Change(messages => messages.RemoveAll(m => m.Id == id)) > 0;

    /// <summary>Deletes all messages.</summary>
    /// <returns>How many there were.</returns>
    public int Clear() => Change(static messages => messages.Clear());

    /// <summary>Waits for a message, which may have come already.</summary>
    /// <param name="predicate">Says which.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The newest such message.</returns>
    public async Task<CaughtMail> WaitForMessageAsync(Func<CaughtMail, bool> predicate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var found = new TaskCompletionSource<CaughtMail>(TaskCreationOptions.RunContinuationsAsynchronously);
        Changed += Look;
        try
        {
            Look(this, EventArgs.Empty);
            return await found.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Changed -= Look;
        }

        void Look(object? sender, EventArgs e)
        {
            if (Messages.FirstOrDefault(predicate) is { } mail)
            {
                found.TrySetResult(mail);
            }
        }
    }

    /// <summary>Takes a message. The oldest make room for it.</summary>
    internal CaughtMail Add(MailEnvelope envelope)
    {
        // Parsed before the lock, so that a large message holds up nobody who reads.
        var mail = MailParser.Summarize(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), envelope);
        Change(messages => WithinLimits(messages.Insert(0, mail)));
        return mail;
    }

    private ImmutableList<CaughtMail> WithinLimits(ImmutableList<CaughtMail> messages)
    {
        var total = messages.Sum(static m => (long)m.Size);
        while (messages.Count > _limits.MaxMessages || (total > _limits.MaxTotalMegabytes * 1024L * 1024 && messages.Count > 1))
        {
            total -= messages[^1].Size;
            messages = messages.RemoveAt(messages.Count - 1);
        }

        return messages;
    }

    /// <returns>By how many messages there are fewer.</returns>
    private int Change(Func<ImmutableList<CaughtMail>, ImmutableList<CaughtMail>> change)
    {
        ImmutableList<CaughtMail> before, after;
        lock (_lock)
        {
            before = _messages;
            after = change(before);
            Volatile.Write(ref _messages, after);
        }

        if (after != before)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }

        return before.Count - after.Count;
    }
}
