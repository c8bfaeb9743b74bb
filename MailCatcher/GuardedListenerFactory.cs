using SmtpServer;
using SmtpServer.IO;
using SmtpServer.Net;

namespace WpAspire.MailCatcher;

/// <summary>
/// Listens as usual, and hangs up on whom it does not know: a bridge's address can be reached from other networks, too.
/// </summary>
internal sealed class GuardedListenerFactory(Func<IPAddress, CancellationToken, ValueTask<bool>> accepts) : EndpointListenerFactory
{
    /// <inheritdoc/>
    public override IEndpointListener CreateListener(IEndpointDefinition endpointDefinition) =>
        new Listener(base.CreateListener(endpointDefinition), accepts);

    private sealed class Listener(IEndpointListener inner, Func<IPAddress, CancellationToken, ValueTask<bool>> accepts) : IEndpointListener
    {
        public async Task<ISecurableDuplexPipe> GetPipeAsync(ISessionContext context, CancellationToken cancellationToken)
        {
            var pipe = await inner.GetPipeAsync(context, cancellationToken);
            if (context.Properties.TryGetValue(EndpointListener.RemoteEndPointKey, out var remote) && remote is IPEndPoint { Address: var address } && await accepts(address, cancellationToken))
            {
                return pipe;
            }

            pipe.Dispose();

            // No pipe, no session: the server asks for the next one.
            return null!;
        }

        public void Dispose() => inner.Dispose();
    }
}
