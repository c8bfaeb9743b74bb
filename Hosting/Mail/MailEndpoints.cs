using WpAspire.Hosting.Site;

namespace WpAspire.Hosting.Mail;

/// <summary>Gives the endpoints of a mail catcher their addresses, before any container is told of them.</summary>
internal static class MailEndpoints
{
    /// <summary>The port that is tried first for mail: 25 is not for ordinary users.</summary>
    public const int FirstSmtpPort = 1025;

    /// <summary>The port that is tried first for the inbox.</summary>
    public const int FirstHttpPort = 8025;

    /// <summary>Chooses the ports.</summary>
    /// <exception cref="DistributedApplicationException">A port that the model gives is taken.</exception>
    public static async Task AllocateAsync(MailCatcherResource catcher, SitePorts ports, CancellationToken cancellationToken)
    {
        var smtp = catcher.SmtpEndpoint.EndpointAnnotation;
        Allocate(smtp, await ports.ChooseAsync(catcher, smtp, FirstSmtpPort, cancellationToken, mayMove: true), ContainerHosts.Name);

        // A container that is told of the inbox shows the address to people.
        var http = catcher.HttpEndpoint.EndpointAnnotation;
        Allocate(http, await ports.ChooseAsync(catcher, http, FirstHttpPort, cancellationToken, mayMove: true), KnownHostNames.Localhost);
    }

    private static void Allocate(EndpointAnnotation endpoint, int port, string nameForContainers)
    {
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, KnownHostNames.Localhost, port);
        endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(
            KnownNetworkIdentifiers.DefaultAspireContainerNetwork,
            new AllocatedEndpoint(endpoint, nameForContainers, port, EndpointBindingMode.SingleAddress, null, KnownNetworkIdentifiers.DefaultAspireContainerNetwork));
    }
}
