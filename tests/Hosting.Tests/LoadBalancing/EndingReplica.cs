using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace WpAspire.Hosting.Tests.LoadBalancing;

/// <summary>
/// A web server that answers GET, and ends in order each connection on which something else was asked, as the kernel
/// does for a process that was killed while it worked.
/// </summary>
internal sealed class EndingReplica : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _broken = [];
    private readonly Task _serving;

    public EndingReplica()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    /// <summary>What was asked and not answered, method and path.</summary>
    public IReadOnlyCollection<string> Broken => _broken;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var connection = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync() is { } request)
        {
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }

            if (!request.StartsWith("GET ", StringComparison.Ordinal))
            {
                _broken.Enqueue(request[..request.LastIndexOf(' ')]);
                client.Client.Shutdown(SocketShutdown.Send);
                return;
            }

            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nwell"u8.ToArray());
        }
    }
}
