namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// A mail server in the AppHost that takes every message and delivers none: what the application sends while it is
/// developed can be looked at, and reaches nobody. It is kept in memory, for one run.
/// </summary>
public class MailCatcherResource : Resource, IResourceWithConnectionString, IResourceWithWaitSupport, IResourceWithEndpoints
{
    internal const string SmtpEndpointName = "smtp";

    /// <summary>Creates a mail catcher.</summary>
    /// <param name="name">The resource's name, which is also its host name for containers.</param>
    public MailCatcherResource([ResourceName] string name)
        : base(name) => SmtpEndpoint = new EndpointReference(this, SmtpEndpointName);

    /// <summary>The endpoint that takes messages, without encryption.</summary>
    public EndpointReference SmtpEndpoint { get; }

    /// <summary>The host, as the one who asks can reach it.</summary>
    public EndpointReferenceExpression Host => SmtpEndpoint.Property(EndpointProperty.Host);

    /// <summary>The port, as the one who asks can reach it.</summary>
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
