using System.Security.Cryptography;

namespace WpAspire.Hosting.Mail;

/// <summary>The messages of one mail catcher, in memory. May be used from any thread.</summary>
public sealed class Mailbox
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Entry> _messages = [];
    private readonly MailCatcherLimits _limits;
    private long _total;

    internal Mailbox(MailCatcherLimits limits) => _limits = limits;

    /// <summary>A message came, was opened, or went. Raised on the thread that did it.</summary>
    public event EventHandler? Changed;

    /// <summary>The messages, the newest first.</summary>
    public IReadOnlyList<CaughtMail> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages.Select(static m => m.Mail)];
            }
        }
    }

    /// <summary>Finds a message.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>The message; <see langword="null"/> if there is none, or none any more.</returns>
    public CaughtMail? Find(string id) => FindNode(id)?.Value.Mail;

    /// <summary>Reads what is in a message.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>The content; <see langword="null"/> if there is no such message.</returns>
    public MailContent? Read(string id) => FindNode(id) is { } node ? MailParser.Read(node.Value.Source) : null;

    /// <summary>The message as it was sent.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>The bytes; <see langword="null"/> if there is no such message.</returns>
    public ReadOnlyMemory<byte>? GetSource(string id) => FindNode(id)?.Value.Source;

    /// <summary>Notes that somebody has opened a message.</summary>
    /// <param name="id">Its identifier.</param>
    public void MarkAsRead(string id)
    {
        lock (_lock)
        {
            if (FindNode(id) is not { Value.Mail.IsRead: false } node)
            {
                return;
            }

            node.Value.Mail = node.Value.Mail with { IsRead = true };
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Deletes a message.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>Whether there was such a message.</returns>
    public bool Delete(string id)
    {
        lock (_lock)
        {
            if (FindNode(id) is not { } node)
            {
                return false;
            }

            Remove(node);
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return true;
    }

    /// <summary>Deletes all messages.</summary>
    /// <returns>How many there were.</returns>
    public int Clear()
    {
        int count;
        lock (_lock)
        {
            count = _messages.Count;
            _messages.Clear();
            _total = 0;
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return count;
    }

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
        lock (_lock)
        {
            _messages.AddFirst(new Entry(mail, envelope.Source));
            _total += envelope.Source.Length;
            while (_messages.Count > _limits.MaxMessages || (_total > (long)_limits.MaxTotalMegabytes * 1024 * 1024 && _messages.Count > 1))
            {
                Remove(_messages.Last!);
            }
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return mail;
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _messages.Remove(node);
        _total -= node.Value.Source.Length;
    }

    private LinkedListNode<Entry>? FindNode(string id)
    {
        lock (_lock)
        {
            for (var node = _messages.First; node is not null; node = node.Next)
            {
                if (node.Value.Mail.Id == id)
                {
                    return node;
                }
            }

            return null;
        }
    }

    private sealed class Entry(CaughtMail mail, ReadOnlyMemory<byte> source)
    {
        public CaughtMail Mail { get; set; } = mail;

        public ReadOnlyMemory<byte> Source { get; } = source;
    }
}
