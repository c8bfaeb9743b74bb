using WpAspire.Hosting.Eventing;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Mail;

/// <summary>The mail catchers of a run.</summary>
internal sealed class MailCatchers(
    DistributedApplicationModel model, MailCatcherService mailboxes, EndpointAllocator endpoints, HostGateway gateway, EngineConnection connection, ReplicaHealth health,
    ResourceUrlSnapshots urls, ResourceNotificationService notifications, ResourceLoggerService loggers, IDistributedApplicationEventing eventing, IServiceProvider services)
{
    private readonly List<MailCatcherLifecycle> _catchers = [];

    /// <summary>Completes when all of them listen.</summary>
    public Task Listening => Task.WhenAll(_catchers.Select(static c => c.Listening));

    /// <summary>Sees to it that each has a port, before any container is told of it.</summary>
    /// <exception cref="DistributedApplicationException">A port that the model gives is taken.</exception>
    public async Task EnsureFreeAsync(CancellationToken cancellationToken)
    {
        foreach (var catcher in model.Resources.OfType<MailCatcherResource>())
        {
            var endpoint = catcher.SmtpEndpoint.EndpointAnnotation;
            if (!PortHolder.IsFree(System.Net.IPAddress.Loopback, catcher.SmtpEndpoint.Port))
            {
                if (endpoint.Port is { } fixedPort)
                {
                    throw await EndpointAllocator.TakenAsync(catcher.Name, fixedPort, await connection.GetAsync(cancellationToken), cancellationToken);
                }

                // Nobody but the site's own containers knows the one that was remembered.
                endpoints.Renew(catcher, endpoint);
            }

            _catchers.Add(new MailCatcherLifecycle(catcher, mailboxes.GetMailbox(catcher), gateway, health, urls, notifications, loggers.GetLogger(catcher), eventing, services));
        }
    }

    /// <summary>Runs all of them until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(_catchers.Select(c => c.RunAsync(cancellationToken)));
}
