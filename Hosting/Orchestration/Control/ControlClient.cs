using System.Net.Sockets;
using System.Text.Json;

namespace WpAspire.Hosting.Orchestration.Control;

/// <summary>Asks the AppHost that runs the site to do something.</summary>
internal sealed class ControlClient(SiteIdentity site, SiteStateDirectory state)
{
    /// <summary>Sends a request and returns when it is done, with the answer if there is one. Leaving earlier does not end the work.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="report">Gets the steps of the work.</param>
    /// <param name="cancellationToken">Leaves.</param>
    /// <exception cref="DistributedApplicationException">It could not be done, or no AppHost runs the site.</exception>
    public async Task<string> SendAsync(ControlRequest request, Action<string> report, CancellationToken cancellationToken)
    {
        if (!SiteLock.IsHeld(state))
        {
            throw new DistributedApplicationException($"The site '{site.Name}' does not run: start it with `{site.CommandLine("run")}` or `{site.CommandLine("start")}`.");
        }

        if (OperatingSystem.IsWindows())
        {
            throw new DistributedApplicationException($"`{request.Verb}` needs a Unix domain socket: on Windows, run the AppHost in WSL.");
        }

        var endPoint = ControlChannel.EndPoint(state) ?? throw new DistributedApplicationException(
            $"The path '{state.ControlSocket}' is too long for a Unix domain socket: set XDG_STATE_HOME to a shorter directory, and start the site again.");
        using var socket = ControlChannel.CreateSocket();
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken);
        }
        catch (SocketException exception)
        {
            throw new DistributedApplicationException(AppHostStatus.TryRead(state)?.Phase is AppHostPhase.Ready
                ? $"The AppHost that runs the site '{site.Name}' cannot be asked ({exception.Message}): run `{request.Verb}` as the user who started it."
                : $"The site '{site.Name}' is being started or stopped: try again when it is ready.");
        }

        await using var stream = new NetworkStream(socket, ownsSocket: false);
        await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(request, ControlJson.Default.ControlRequest), cancellationToken);
        await stream.WriteAsync("\n"u8.ToArray(), cancellationToken);
        return await ReadAsync(stream, report, cancellationToken);
    }

    private async Task<string> ReadAsync(NetworkStream stream, Action<string> report, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream);
        try
        {
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                var reply = JsonSerializer.Deserialize(line, ControlJson.Default.ControlReply)!;
                switch (reply.Kind)
                {
                    case ControlReplyKind.Done:
                        return reply.Text;
                    case ControlReplyKind.Error:
                        throw new DistributedApplicationException(reply.Text);
                    default:
                        report(reply.Text);
                        break;
                }
            }
        }
        catch (IOException)
        {
            // As when the last line is missing.
        }

        throw new DistributedApplicationException($"The AppHost that runs the site '{site.Name}' ended before it was done: see `describe`.");
    }
}
