using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>
/// A reference to an endpoint. Its value is the URL, as it is for the one who asks: a container gets the address in
/// the container network, this machine gets the published port.
/// </summary>
[DebuggerDisplay("Resource = {Resource.Name}, EndpointName = {EndpointName}, IsAllocated = {IsAllocated}")]
public sealed class EndpointReference : IExpressionValue, IValueWithReferences
{
    private readonly EndpointAnnotation? _endpoint;

    /// <summary>Creates a reference to an endpoint by its name. The endpoint may be added later.</summary>
    /// <param name="owner">The resource that has the endpoint.</param>
    /// <param name="endpointName">The name.</param>
    public EndpointReference(IResourceWithEndpoints owner, string endpointName)
        : this(owner, endpointName, null)
    {
    }

    /// <summary>Creates a reference to an endpoint by its name. The endpoint may be added later.</summary>
    /// <param name="owner">The resource that has the endpoint.</param>
    /// <param name="endpointName">The name.</param>
    /// <param name="contextNetworkId">The network whose address it means, whoever asks.</param>
    public EndpointReference(IResourceWithEndpoints owner, string endpointName, NetworkIdentifier? contextNetworkId = null)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(endpointName);
        Resource = owner;
        EndpointName = endpointName;
        ContextNetworkID = contextNetworkId;
    }

    /// <summary>Creates a reference to an endpoint.</summary>
    /// <param name="owner">The resource that has the endpoint.</param>
    /// <param name="endpoint">The endpoint.</param>
    public EndpointReference(IResourceWithEndpoints owner, EndpointAnnotation endpoint)
        : this(owner, endpoint, null)
    {
    }

    /// <summary>Creates a reference to an endpoint.</summary>
    /// <param name="owner">The resource that has the endpoint.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="contextNetworkId">The network whose address it means, whoever asks.</param>
    public EndpointReference(IResourceWithEndpoints owner, EndpointAnnotation endpoint, NetworkIdentifier? contextNetworkId)
        : this(owner, (endpoint ?? throw new ArgumentNullException(nameof(endpoint))).Name, contextNetworkId) => _endpoint = endpoint;

    /// <summary>The resource that has the endpoint.</summary>
    public IResourceWithEndpoints Resource { get; }

    /// <summary>The name of the endpoint.</summary>
    public string EndpointName { get; }

    /// <summary>The network whose address it means, or <see langword="null"/> for that of the one who asks.</summary>
    public NetworkIdentifier? ContextNetworkID { get; }

    /// <summary>What to say when there is no such endpoint.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The endpoint.</summary>
    /// <exception cref="DistributedApplicationException">There is no such endpoint.</exception>
    public EndpointAnnotation EndpointAnnotation => FindEndpoint() ?? throw new DistributedApplicationException(ErrorMessage ?? MissingMessage());

    /// <summary>Whether there is such an endpoint.</summary>
    public bool Exists => FindEndpoint() is not null;

    /// <summary>Whether it has got an address.</summary>
    public bool IsAllocated => FindAllocated() is not null;

    /// <summary>Whether its scheme is <c>http</c>.</summary>
    public bool IsHttp => string.Equals(Scheme, "http", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether its scheme is <c>https</c>.</summary>
    public bool IsHttps => string.Equals(Scheme, "https", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is named <c>http</c> or <c>https</c>.</summary>
    public bool IsHttpSchemeNamedEndpoint => EndpointName.Equals("http", StringComparison.OrdinalIgnoreCase) || EndpointName.Equals("https", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it speaks TLS.</summary>
    public bool TlsEnabled => FindEndpoint()?.TlsEnabled ?? false;

    /// <summary>Whether a reference to all endpoints of the resource leaves it out.</summary>
    public bool ExcludeReferenceEndpoint => FindEndpoint()?.ExcludeReferenceEndpoint ?? false;

    /// <summary>The scheme of its URL.</summary>
    public string Scheme => EndpointAnnotation.UriScheme;

    /// <summary>The port that the program listens on.</summary>
    public int? TargetPort => EndpointAnnotation.TargetPort;

    /// <summary>The host name on this machine or in the <see cref="ContextNetworkID"/>.</summary>
    /// <exception cref="DistributedApplicationException">It has no address yet.</exception>
    public string Host => Allocated.Address;

    /// <summary>The port on this machine or in the <see cref="ContextNetworkID"/>.</summary>
    /// <exception cref="DistributedApplicationException">It has no address yet.</exception>
    public int Port => Allocated.Port;

    /// <summary>The URL on this machine or in the <see cref="ContextNetworkID"/>.</summary>
    /// <exception cref="DistributedApplicationException">It has no address yet.</exception>
    public string Url => Allocated.UriString;

    string IManifestExpressionProvider.ValueExpression => GetExpression(EndpointProperty.Url);

    IEnumerable<object> IValueWithReferences.References => [Resource];

    private AllocatedEndpoint Allocated => FindAllocated() ?? throw new DistributedApplicationException(
        Exists
            ? $"The endpoint '{EndpointName}' of the resource '{Resource.Name}' has no address yet: it gets one when the application starts."
            : ErrorMessage ?? MissingMessage());

    /// <summary>Gives a property of the endpoint as a value.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The value.</returns>
    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    /// <summary>Gives one of two expressions, by whether the endpoint speaks TLS.</summary>
    /// <param name="enabledValue">The expression if it does.</param>
    /// <param name="disabledValue">The expression if it does not.</param>
    /// <returns>The expression.</returns>
    public ReferenceExpression GetTlsValue(ReferenceExpression enabledValue, ReferenceExpression disabledValue) =>
        ReferenceExpression.CreateConditional(Property(EndpointProperty.TlsEnabled), bool.TrueString, enabledValue, disabledValue);

    /// <summary>Gets the URL as it is on this machine, waiting until there is one.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The URL.</returns>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => Property(EndpointProperty.Url).GetValueAsync(cancellationToken);

    /// <summary>Gets the URL as it is for the one who asks, waiting until there is one.</summary>
    /// <param name="context">Who asks, and from where.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The URL.</returns>
    public ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default) => Property(EndpointProperty.Url).GetValueAsync(context, cancellationToken);

    internal string GetExpression(EndpointProperty property)
    {
        return property switch
        {
            EndpointProperty.Url => Binding("url"),
            EndpointProperty.Host or EndpointProperty.IPV4Host => Binding("host"),
            EndpointProperty.Port => Binding("port"),
            EndpointProperty.Scheme => Binding("scheme"),
            EndpointProperty.TargetPort => Binding("targetPort"),
            EndpointProperty.HostAndPort => $"{Binding("host")}:{Binding("port")}",
            EndpointProperty.TlsEnabled => Binding("tlsEnabled"),
            _ => throw new ArgumentOutOfRangeException(nameof(property), property, "There is no such property of an endpoint."),
        };

        string Binding(string name) => $"{{{Resource.Name}.bindings.{EndpointName}.{name}}}";
    }

    private EndpointAnnotation? FindEndpoint() =>
        _endpoint ?? Resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(e => string.Equals(e.Name, EndpointName, StringComparison.OrdinalIgnoreCase));

    private AllocatedEndpoint? FindAllocated() =>
        FindEndpoint() is { } endpoint && endpoint.AllAllocatedEndpoints.TryGetAllocatedEndpoint(ContextNetworkID ?? KnownNetworkIdentifiers.LocalhostNetwork, out var allocated)
            ? allocated
            : null;

    private string MissingMessage()
    {
        var names = Resource.Annotations.OfType<EndpointAnnotation>().Select(e => $"'{e.Name}'").ToArray();
        return names.Length == 0
            ? $"The resource '{Resource.Name}' has no endpoint '{EndpointName}': it has no endpoints."
            : $"The resource '{Resource.Name}' has no endpoint '{EndpointName}': it has {string.Join(", ", names)}.";
    }
}
