namespace WpAspire.MailCatcher;

/// <summary>The mail catchers of a run. They are stopped after the containers that may send a last message.</summary>
internal sealed class MailCatchers(
    SitePorts ports, HostGateway gateway, MailCatcherService mailboxes, ResourceNotificationService notifications) : IHostedService
{
    // 25 is not for ordinary users.
    private const int FirstSmtpPort = 1025;
    private const int FirstHttpPort = 8025;

    private readonly ConcurrentDictionary<MailCatcherResource, MailCatcherRun> _runs = new();

    /// <summary>Gives a mail catcher its ports, and tells the containers that send to it where it is.</summary>
    /// <exception cref="DistributedApplicationException">A port that the model gives is taken.</exception>
    public async Task PrepareAsync(MailCatcherResource catcher, DistributedApplicationModel model, CancellationToken cancellationToken)
    {
        await AllocateAsync(catcher, catcher.SmtpEndpoint.EndpointAnnotation, FirstSmtpPort, ContainerHosts.Name, cancellationToken);

        // A container that is told of the inbox shows the address to people.
        await AllocateAsync(catcher, catcher.HttpEndpoint.EndpointAnnotation, FirstHttpPort, KnownHostNames.Localhost, cancellationToken);
        ContainerHosts.TellThoseWhoReferTo(catcher, model);
    }

    /// <summary>Starts a mail catcher.</summary>
    public Task StartAsync(MailCatcherResource catcher, InitializeResourceEvent initialize, CancellationToken cancellationToken) =>
        _runs.GetOrAdd(catcher, c => new MailCatcherRun(c, mailboxes.GetMailbox(c), gateway, ports, notifications, initialize)).StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_runs.Values.Select(static r => r.DisposeAsync().AsTask()));

    private async Task AllocateAsync(MailCatcherResource catcher, EndpointAnnotation endpoint, int first, string nameForContainers, CancellationToken cancellationToken)
    {
        var port = await ports.ChooseAsync(catcher, endpoint, first, cancellationToken, mayMove: true);
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, KnownHostNames.Localhost, port);
        endpoint.AllocateForContainers(nameForContainers, port);
    }
}
