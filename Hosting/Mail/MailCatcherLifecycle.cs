using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Eventing;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Mail;

/// <summary>One mail catcher, from the start of the run to its end.</summary>
internal sealed class MailCatcherLifecycle(
    MailCatcherResource catcher, Mailbox mailbox, HostGateway gateway, ReplicaHealth health, ResourceUrlSnapshots urls,
    ResourceNotificationService notifications, ILogger logger, IDistributedApplicationEventing eventing, IServiceProvider services)
{
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when it listens; fails when it cannot.</summary>
    public Task Listening => _listening.Task;

    /// <summary>Takes mail until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var sink = await ListenAsync(cancellationToken);
            var addresses = await urls.ResolveAsync(catcher, cancellationToken);
            await notifications.PublishUpdateAsync(catcher, s => s with
            {
                State = KnownResourceStates.Running,
                StartTimeStamp = DateTime.UtcNow,
                Urls = addresses,
                HealthReports = HealthMonitor.Pending(catcher),
            });
            _listening.TrySetResult();

            var monitor = new HealthMonitor(
                catcher,
                ct => health.CheckAsync(catcher, container: null, ct),
                reports => notifications.PublishUpdateAsync(catcher, s => s with { HealthReports = reports }),
                BecomeReadyAsync);
            await monitor.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _listening.TrySetCanceled(CancellationToken.None);
            await notifications.PublishUpdateAsync(catcher, static s => s with { State = KnownResourceStates.Exited, StopTimeStamp = DateTime.UtcNow, HealthReports = [] });
        }
        catch (Exception exception)
        {
            var error = exception as DistributedApplicationException
                ?? new DistributedApplicationException($"The mail catcher '{catcher.Name}' could not be started: {exception.Message}", exception);
            logger.LogError("{Message}", error.Message);
            await notifications.PublishUpdateAsync(catcher, static s => s with { State = KnownResourceStates.FailedToStart });
            _listening.TrySetException(error);
        }
    }

    private async Task<MailSink> ListenAsync(CancellationToken cancellationToken)
    {
        var host = await gateway.GetAsync(cancellationToken);
        var port = catcher.SmtpEndpoint.Port;
        IPEndPoint[] endPoints = [.. host.Addresses.Prepend(IPAddress.Loopback).Select(a => new IPEndPoint(a, port))];
        try
        {
            var sink = await MailSink.StartAsync(catcher.Name, mailbox, catcher.Limits, endPoints, host.Knows, logger);
            logger.LogInformation("listens on {EndPoints}", string.Join(" and ", endPoints.AsEnumerable()));
            return sink;
        }
        catch (SocketException exception)
        {
            throw new DistributedApplicationException(
                $"The mail catcher '{catcher.Name}' cannot listen on {string.Join(" and ", endPoints.AsEnumerable())} ({exception.Message}): stop what does, or choose another port in the model, AddMailCatcher(\"{catcher.Name}\", port: …).", exception);
        }
    }

    private async Task BecomeReadyAsync(CancellationToken cancellationToken)
    {
        var handlers = eventing.PublishAsync(new ResourceReadyEvent(catcher, services), cancellationToken);
        await notifications.PublishUpdateAsync(catcher, s => s with { ResourceReadyEvent = new EventSnapshot(handlers) });
        await handlers;
    }
}
