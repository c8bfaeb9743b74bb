using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// A mail server in the AppHost that takes every message and delivers none: what the application sends while it is
/// developed can be looked at, and reaches nobody. It is kept in memory, for one run.
/// </summary>
/// <remarks>
/// Containers reach it under the name <c>host.docker.internal</c>, which each one that refers to it gets; this machine's own
/// programs as <c>localhost</c>. Its inbox is a page for the browsers of this machine alone.
/// </remarks>
public class MailCatcherResource : Resource, IResourceWithConnectionString, IResourceWithWaitSupport, IResourceWithEndpoints
{
    internal const string SmtpEndpointName = "smtp";
    internal const string HttpEndpointName = "http";

    // Not among its annotations: Aspire would make a service of its own of each, and build a tunnel, whose image comes from
    // the internet, for every container that is told of one.
    private readonly EndpointAnnotation _smtp;
    private readonly EndpointAnnotation _http;

    /// <summary>Creates a mail catcher.</summary>
    /// <param name="name">The resource's name.</param>
    public MailCatcherResource([ResourceName] string name)
        : this(name, port: null, httpPort: null)
    {
    }

    internal MailCatcherResource(string name, int? port, int? httpPort)
        : base(name)
    {
        _smtp = new EndpointAnnotation(ProtocolType.Tcp, uriScheme: "smtp", name: SmtpEndpointName, port: port, isProxied: false);
        _http = new EndpointAnnotation(ProtocolType.Tcp, uriScheme: "http", name: HttpEndpointName, port: httpPort, isProxied: false);
        SmtpEndpoint = new EndpointReference(this, _smtp);
        HttpEndpoint = new EndpointReference(this, _http);
    }

    /// <summary>The endpoint that takes messages, without encryption.</summary>
    public EndpointReference SmtpEndpoint { get; }

    /// <summary>The endpoint of the inbox and of its JSON, for this machine alone.</summary>
    public EndpointReference HttpEndpoint { get; }

    /// <summary>The host that takes messages, as the one who asks can reach it.</summary>
    public EndpointReferenceExpression Host => SmtpEndpoint.Property(EndpointProperty.Host);

    /// <summary>The port that takes messages.</summary>
    public EndpointReferenceExpression Port => SmtpEndpoint.Property(EndpointProperty.Port);

    /// <summary>What it keeps.</summary>
    public MailCatcherLimits Limits { get; internal set; } = new();

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"Endpoint=smtp://{Host}:{Port}");

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
    ];
}
