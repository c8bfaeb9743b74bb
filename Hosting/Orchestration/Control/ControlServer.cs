using System.Net.Sockets;
using System.Text.Json;
using WpAspire.Hosting.Dashboard;
using WpAspire.Hosting.Mail;
using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Orchestration.Control;

/// <summary>Does what verbs in other processes ask of the AppHost that runs the site.</summary>
internal sealed class ControlServer(SiteStateDirectory state, ApplicationOrchestrator orchestrator, CommandAnswers commands, MailReport mail, DashboardServer dashboard, ConsoleOutput console)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Answers until cancelled, and then ends what it is doing.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() || ControlChannel.EndPoint(state) is not { } endPoint)
        {
            return;
        }

        using var listener = ControlChannel.CreateSocket();
        try
        {
            // One that a killed AppHost left: the site's lock says that nobody listens there.
            File.Delete(state.ControlSocket);
            listener.Bind(endPoint);
            File.SetUnixFileMode(state.ControlSocket, OwnerOnly);
            listener.Listen();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SocketException)
        {
            // The site serves all the same.
            console.Error($"`scale` and `restart` cannot reach this AppHost, since '{state.ControlSocket}' cannot be made: {exception.Message}");
            return;
        }

        await AcceptAsync(listener, cancellationToken);
    }

    private async Task AcceptAsync(Socket listener, CancellationToken cancellationToken)
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await listener.AcceptAsync(cancellationToken), cancellationToken));
                serving.RemoveAll(static t => t.IsCompleted);
            }
        }
        catch (OperationCanceledException)
        {
            // The site is being stopped.
        }
        finally
        {
            await Task.WhenAll(serving);
            File.Delete(state.ControlSocket);
        }
    }

    private async Task ServeAsync(Socket client, CancellationToken cancellationToken)
    {
        await using var stream = new NetworkStream(client, ownsSocket: true);
        using var reader = new StreamReader(stream, leaveOpen: true);
        await using var writer = new StreamWriter(stream, leaveOpen: true) { AutoFlush = true };
        try
        {
            if (await reader.ReadLineAsync(cancellationToken) is { } line
                && JsonSerializer.Deserialize(line, ControlJson.Default.ControlRequest) is { } request)
            {
                await AnswerAsync(request, writer, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or JsonException or OperationCanceledException)
        {
            // The verb has gone, or is none of ours; what it asked for goes on all the same.
        }
    }

    private async Task AnswerAsync(ControlRequest request, StreamWriter writer, CancellationToken cancellationToken)
    {
        var replies = System.Threading.Channels.Channel.CreateUnbounded<ControlReply>();
        var working = WorkAsync(request, text => replies.Writer.TryWrite(new ControlReply(ControlReplyKind.Progress, text)), cancellationToken)
            .ContinueWith(last => replies.Writer.TryWrite(last.Result) && replies.Writer.TryComplete(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            await foreach (var reply in replies.Reader.ReadAllAsync(CancellationToken.None))
            {
                await writer.WriteLineAsync(JsonSerializer.Serialize(reply, ControlJson.Default.ControlReply));
            }
        }
        finally
        {
            await working;
        }
    }

    private async Task TellDashboardAsync(Action<string> report, CancellationToken cancellationToken)
    {
        await dashboard.Started.WaitAsync(cancellationToken);
        report(dashboard.LoginUrl?.ToString() ?? throw new DistributedApplicationException("The site runs without a dashboard: start it again without --no-dashboard."));
    }

    private async Task<ControlReply> WorkAsync(ControlRequest request, Action<string> report, CancellationToken cancellationToken)
    {
        try
        {
            if (request.Verb == MailReport.Verb)
            {
                return new ControlReply(ControlReplyKind.Done, mail.Answer(request.Resource));
            }

            if (request.Verb == CommandAnswers.Verb)
            {
                return new ControlReply(ControlReplyKind.Done, await commands.AnswerAsync(request, cancellationToken));
            }

            await (request switch
            {
                { Verb: "scale", Replicas: { } replicas } => orchestrator.ScaleAsync(request.Resource, replicas, report, cancellationToken),
                { Verb: "dashboard" } => TellDashboardAsync(report, cancellationToken),
                { Verb: "restart" } => orchestrator.RestartAsync(request.Resource, report, cancellationToken),
                _ => throw new DistributedApplicationException($"The AppHost that runs the site does not know `{request.Verb}`: it is of another version. Stop it, and start it again."),
            });
            return new ControlReply(ControlReplyKind.Done);
        }
        catch (DistributedApplicationException exception)
        {
            return new ControlReply(ControlReplyKind.Error, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return new ControlReply(ControlReplyKind.Error, "The site is being stopped.");
        }
        catch (Exception exception)
        {
            // Whatever the engine answered: the verb has to be told, and the site goes on.
            return new ControlReply(ControlReplyKind.Error, $"The resource '{request.Resource}' could not be changed: {exception.Message}");
        }
    }
}
