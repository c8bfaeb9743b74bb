using System.Net.Sockets;
using WpAspire.MailCatcher.Inbox;

namespace WpAspire.MailCatcher;

/// <summary>One mail catcher, from the start of the run to its end.</summary>
internal sealed class MailCatcherRun(
    MailCatcherResource catcher, Mailbox mailbox, HostGateway gateway, SitePorts ports, ResourceNotificationService notifications, InitializeResourceEvent initialize) : IAsyncDisposable
{
    private const string MessagesProperty = "messages";

    private readonly ILogger _logger = initialize.Logger;
    private readonly CancellationTokenSource _stopping = new();
    private Task _starting = Task.CompletedTask;
    private MailSink? _sink;
    private WebApplication? _inbox;

    /// <summary>Listens, and says so or why not in the resource's state and log.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        await (_starting = ListenAsync(ending.Token));
    }

    /// <summary>Ends the connections that are open, and listens no more.</summary>
    /// <remarks>Aspire's tests stop an application twice.</remarks>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        await _starting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        mailbox.Changed -= ShowCount;
        if (_inbox is not null)
        {
            await _inbox.StopAsync();
            await _inbox.DisposeAsync();
        }

        if (_sink is not null)
        {
            await _sink.DisposeAsync();
            await notifications.PublishUpdateAsync(catcher, static s => s with
            {
                State = KnownResourceStates.Exited,
                StopTimeStamp = DateTime.UtcNow,
                Urls = [.. s.Urls.Select(static u => u with { IsInactive = true })],
            });
            if (notifications.TryGetCurrentState(catcher.Name, out var stopped))
            {
                await initialize.Eventing.PublishAsync(new ResourceStoppedEvent(catcher, initialize.Services, stopped));
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await initialize.Eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(catcher, initialize.Services), cancellationToken);
            await initialize.Eventing.PublishAsync(new ConnectionStringAvailableEvent(catcher, initialize.Services), cancellationToken);
            await initialize.Eventing.PublishAsync(new BeforeResourceStartedEvent(catcher, initialize.Services), cancellationToken);

            await ListenForMailAsync(cancellationToken);
            _inbox = InboxApplication.Create(catcher.Name, mailbox, catcher.HttpEndpoint.Port);
            ports.Release(catcher.HttpEndpoint.Port);
            await _inbox.StartAsync(cancellationToken);
            _logger.LogInformation("the inbox is at {Url}", catcher.HttpEndpoint.Url);

            mailbox.Changed += ShowCount;
            await notifications.PublishUpdateAsync(catcher, s => s with
            {
                State = KnownResourceStates.Running,
                StartTimeStamp = DateTime.UtcNow,
                Properties = Properties(s),
                Urls = [.. s.Urls.Select(static u => u with { IsInactive = false })],
            });
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            _logger.LogError("The mail catcher '{Name}' could not be started: {Message}", catcher.Name, exception.Message);
            await notifications.PublishUpdateAsync(catcher, static s => s with { State = new ResourceStateSnapshot(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error) });
        }
    }

    private async Task ListenForMailAsync(CancellationToken cancellationToken)
    {
        var port = catcher.SmtpEndpoint.Port;
        IPEndPoint[] endPoints = [.. (await gateway.GetAsync(cancellationToken)).Addresses.Prepend(IPAddress.Loopback).Select(a => new IPEndPoint(a, port))];
        var listed = string.Join(" and ", endPoints.AsEnumerable());
        try
        {
            ports.Release(port);
            _sink = await MailSink.StartAsync(catcher.Name, mailbox, catcher.Limits, endPoints, AcceptsAsync, _logger);
        }
        catch (SocketException exception)
        {
            throw new DistributedApplicationException(
                $"it cannot listen on {listed} ({exception.Message}): stop what does, or choose another port in the model, AddMailCatcher(\"{catcher.Name}\", port: …).", exception);
        }

        _logger.LogInformation("takes mail on {EndPoints}", listed);
    }

    private async ValueTask<bool> AcceptsAsync(IPAddress address, CancellationToken cancellationToken)
    {
        var isKnown = await gateway.KnowsAsync(address, cancellationToken);
        if (!isKnown)
        {
            _logger.LogWarning("hung up on {Address}, which is neither this machine nor one of its containers", address);
        }

        return isKnown;
    }

    private void ShowCount(object? sender, EventArgs e) => _ = notifications.PublishUpdateAsync(catcher, s => s with { Properties = Properties(s) });

    private System.Collections.Immutable.ImmutableArray<ResourcePropertySnapshot> Properties(CustomResourceSnapshot snapshot) =>
        [.. snapshot.Properties.Where(static p => p.Name != MessagesProperty), new ResourcePropertySnapshot(MessagesProperty, mailbox.Messages.Count)];
}
