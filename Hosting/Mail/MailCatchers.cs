using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using WpAspire.Hosting.Site;

namespace WpAspire.Hosting.Mail;

/// <summary>The mail catchers of a run. They are stopped after the containers that may send a last message.</summary>
internal sealed class MailCatchers(
    SitePorts ports, HostGateway gateway, MailCatcherService mailboxes, ResourceNotificationService notifications) : IHostedService
{
    private readonly ConcurrentDictionary<MailCatcherResource, MailCatcherRun> _runs = new();

    /// <summary>Gives a mail catcher its ports, and tells the containers that send to it where it is.</summary>
    /// <exception cref="DistributedApplicationException">A port that the model gives is taken.</exception>
    public async Task PrepareAsync(MailCatcherResource catcher, DistributedApplicationModel model, CancellationToken cancellationToken)
    {
        await MailEndpoints.AllocateAsync(catcher, ports, cancellationToken);
        ContainerHosts.TellThoseWhoReferTo(catcher, model);
    }

    /// <summary>Starts a mail catcher.</summary>
    public Task StartAsync(MailCatcherResource catcher, InitializeResourceEvent initialize, CancellationToken cancellationToken) =>
        _runs.GetOrAdd(catcher, c => new MailCatcherRun(c, mailboxes.GetMailbox(c), gateway, notifications, initialize)).StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_runs.Values.Select(static r => r.DisposeAsync().AsTask()));
}
