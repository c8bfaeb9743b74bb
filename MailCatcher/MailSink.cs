using System.Buffers;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace WpAspire.MailCatcher;

/// <summary>An SMTP server that puts what it is given into a mailbox, and sends nothing on.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    // A client that says nothing for so long has gone.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _serving = [];

    private MailSink()
    {
    }

    /// <summary>Begins to listen. Whoever connects and is not accepted, by address, is hung up on.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">An address cannot be listened on.</exception>
    public static async Task<MailSink> StartAsync(
        string name, Mailbox mailbox, MailCatcherLimits limits, IEnumerable<IPEndPoint> endPoints, Func<IPAddress, CancellationToken, ValueTask<bool>> accepts, ILogger logger)
    {
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)new MailboxStore(mailbox, logger));
        services.Add((IUserAuthenticator)new DelegatingUserAuthenticator(static (_, _, _) => true));
        services.Add(new GuardedListenerFactory(accepts));

        var sink = new MailSink();
        foreach (var endPoint in endPoints)
        {
            var options = new SmtpServerOptionsBuilder()
                .ServerName(name)
                .MaxMessageSize(limits.MaxMessageMegabytes * 1024 * 1024, MaxMessageSizeHandling.Strict)
                .CommandWaitTimeout(s_patience)
                // A client that is set up with a password for the real server is to find the same here.
                .Endpoint(e => e.Endpoint(endPoint).AllowUnsecureAuthentication())
                .Build();

            // It listens when this returns, or has failed to.
            var serving = new SmtpServer.SmtpServer(options, services).StartAsync(sink._stopping.Token);
            if (serving.IsFaulted)
            {
                await sink.DisposeAsync();
                await serving;
            }

            sink._serving.Add(serving);
        }

        return sink;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_serving);
        _stopping.Dispose();
    }

    private sealed class MailboxStore(Mailbox mailbox, ILogger logger) : MessageStore
    {
        public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            var mail = mailbox.Add(new MailEnvelope(
                Address(transaction.From), [.. transaction.To.Select(Address)], DateTimeOffset.UtcNow, buffer.ToArray()));
            logger.LogInformation("from {From} to {To}: {Subject}", mail.From, string.Join(", ", mail.To), mail.Subject);
            return Task.FromResult(SmtpResponse.Ok);
        }

        private static string Address(IMailbox mailbox) =>
            string.IsNullOrEmpty(mailbox.Host) ? mailbox.User : $"{mailbox.User}@{mailbox.Host}";
    }
}
