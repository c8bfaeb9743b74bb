using System.Diagnostics;
using System.Net.Sockets;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A port that a resource listens on.</summary>
[DebuggerDisplay("Name = {Name}, {UriScheme}, Port = {Port}, TargetPort = {TargetPort}")]
public sealed class EndpointAnnotation : IResourceAnnotation
{
    private string? _transport;
    private int? _port;
    private bool _portIsSet;
    private int? _targetPort;
    private bool _targetPortIsSet;
    private bool? _tlsEnabled;
    private bool? _isExplicitlyProxied;

    /// <summary>Creates an endpoint on this machine's network.</summary>
    /// <param name="protocol">TCP or UDP.</param>
    /// <param name="uriScheme">The scheme of its URL; by default the protocol's name.</param>
    /// <param name="transport">How it is spoken to: <c>http</c>, <c>http2</c>, <c>tcp</c>.</param>
    /// <param name="name">The name; by default the scheme.</param>
    /// <param name="port">The port that others connect to, or <see langword="null"/> for one that is free.</param>
    /// <param name="targetPort">The port that the program listens on.</param>
    /// <param name="isExternal">Whether it is for the outside world.</param>
    /// <param name="isProxied">Whether a proxy may stand before it.</param>
    public EndpointAnnotation(ProtocolType protocol, string? uriScheme = null, string? transport = null, [EndpointName] string? name = null, int? port = null, int? targetPort = null, bool? isExternal = null, bool? isProxied = null)
        : this(protocol, null, uriScheme, transport, name, port, targetPort, isExternal, isProxied)
    {
    }

    /// <summary>Creates an endpoint.</summary>
    /// <param name="protocol">TCP or UDP.</param>
    /// <param name="networkId">The network of its default address, or <see langword="null"/> for this machine's.</param>
    /// <param name="uriScheme">The scheme of its URL; by default the protocol's name.</param>
    /// <param name="transport">How it is spoken to: <c>http</c>, <c>http2</c>, <c>tcp</c>.</param>
    /// <param name="name">The name; by default the scheme.</param>
    /// <param name="port">The port that others connect to, or <see langword="null"/> for one that is free.</param>
    /// <param name="targetPort">The port that the program listens on.</param>
    /// <param name="isExternal">Whether it is for the outside world.</param>
    /// <param name="isProxied">Whether a proxy may stand before it.</param>
    /// <exception cref="DistributedApplicationException">The name or a port is not allowed.</exception>
    public EndpointAnnotation(ProtocolType protocol, NetworkIdentifier? networkId, string? uriScheme = null, string? transport = null, [EndpointName] string? name = null, int? port = null, int? targetPort = null, bool? isExternal = null, bool? isProxied = null)
    {
        uriScheme ??= protocol.ToString().ToLowerInvariant();
        name ??= uriScheme;
        ModelName.ValidateName("Endpoint", name);

        Protocol = protocol;
        UriScheme = uriScheme;
        _transport = transport;
        Name = name;
        _port = ValidatePort(port, name, "port");
        _portIsSet = port is not null;
        _targetPort = ValidatePort(targetPort, name, "target port");
        _targetPortIsSet = targetPort is not null;
        IsExternal = isExternal ?? false;
        _isExplicitlyProxied = isProxied;
        DefaultNetworkID = networkId ?? KnownNetworkIdentifiers.LocalhostNetwork;
    }

    /// <summary>The name, unique among the endpoints of the resource without regard to case.</summary>
    public string Name { get; set; }

    /// <summary>TCP or UDP.</summary>
    public ProtocolType Protocol { get; set; }

    /// <summary>
    /// The port that others connect to, or <see langword="null"/> for one that is free. An endpoint without a proxy
    /// has the <see cref="TargetPort"/> where nothing else was said.
    /// </summary>
    public int? Port
    {
        get => _portIsSet || IsProxied ? _port : _targetPort;
        set
        {
            _port = ValidatePort(value, Name, "port");
            _portIsSet = true;
        }
    }

    /// <summary>
    /// The port that the program listens on. An endpoint without a proxy has the <see cref="Port"/> where nothing
    /// else was said.
    /// </summary>
    public int? TargetPort
    {
        get => _targetPortIsSet || IsProxied ? _targetPort : _port;
        set
        {
            _targetPort = ValidatePort(value, Name, "target port");
            _targetPortIsSet = true;
        }
    }

    /// <summary>The scheme of its URL.</summary>
    public string UriScheme { get; set; }

    /// <summary>The address on this machine that it is bound to.</summary>
    public string TargetHost { get; set; } = KnownHostNames.Localhost;

    /// <summary>How it is spoken to: <c>http</c>, <c>http2</c>, <c>tcp</c>, <c>udp</c>.</summary>
    public string Transport
    {
        get => _transport ?? (UriScheme is "http" or "https" ? "http" : Protocol.ToString().ToLowerInvariant());
        set => _transport = value;
    }

    /// <summary>Whether it is for the outside world.</summary>
    public bool IsExternal { get; set; }

    /// <summary>Whether a proxy may stand before it.</summary>
    public bool IsProxied
    {
        get => _isExplicitlyProxied ?? true;
        set => _isExplicitlyProxied = value;
    }

    /// <summary>What was said about a proxy, or <see langword="null"/> when nothing was.</summary>
    public bool? IsExplicitlyProxied
    {
        get => _isExplicitlyProxied;
        set => _isExplicitlyProxied = value;
    }

    /// <summary>Whether a reference to all endpoints of the resource leaves this one out.</summary>
    public bool ExcludeReferenceEndpoint { get; set; }

    /// <summary>Whether it speaks TLS; by default, whether its scheme is <c>https</c>.</summary>
    public bool TlsEnabled
    {
        get => _tlsEnabled ?? string.Equals(UriScheme, "https", StringComparison.OrdinalIgnoreCase);
        set => _tlsEnabled = value;
    }

    /// <summary>The network of <see cref="AllocatedEndpoint"/>.</summary>
    public NetworkIdentifier DefaultNetworkID { get; }

    /// <summary>
    /// The address in the <see cref="DefaultNetworkID"/>, or <see langword="null"/> while there is none. Setting
    /// <see langword="null"/> fails those who wait for an address.
    /// </summary>
    public AllocatedEndpoint? AllocatedEndpoint
    {
        get => AllAllocatedEndpoints.TryGetAllocatedEndpoint(DefaultNetworkID, out var endpoint) ? endpoint : null;
        set
        {
            if (value is null)
            {
                AllAllocatedEndpoints.Fail(new DistributedApplicationException($"The endpoint '{Name}' is not allocated."));
            }
            else
            {
                AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(DefaultNetworkID, value);
            }
        }
    }

    /// <summary>The addresses in all networks.</summary>
    public NetworkEndpointSnapshotList AllAllocatedEndpoints { get; } = new();

    /// <summary>Sets the address in a network.</summary>
    internal void Allocate(NetworkIdentifier network, string address, int port) =>
        AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(network, new(this, address, port, EndpointBindingMode.SingleAddress, networkId: network));

    private static int? ValidatePort(int? port, string endpoint, string what) => port is null or (>= 1 and <= 65535)
        ? port
        : throw new DistributedApplicationException($"The {what} {port} of the endpoint '{endpoint}' is invalid: a port is between 1 and 65535.");
}
