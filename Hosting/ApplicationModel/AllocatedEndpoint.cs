using System.Diagnostics;
using System.Globalization;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The address that an endpoint has got in a network.</summary>
[DebuggerDisplay("Name = {Endpoint.Name}, UriString = {UriString}")]
public class AllocatedEndpoint
{
    /// <summary>Creates an address.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="address">The host name or IP address.</param>
    /// <param name="port">The port, 1 to 65535.</param>
    /// <param name="bindingMode">The addresses that the endpoint listens on.</param>
    /// <param name="targetPortExpression">The port that the program listens on, where only the engine knows it.</param>
    /// <param name="networkId">The network, or <see langword="null"/> for the endpoint's own.</param>
    public AllocatedEndpoint(EndpointAnnotation endpoint, string address, int port, EndpointBindingMode bindingMode, string? targetPortExpression = null, NetworkIdentifier? networkId = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(address);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, 65535);

        Endpoint = endpoint;
        Address = address;
        Port = port;
        BindingMode = bindingMode;
        TargetPortExpression = targetPortExpression;
        NetworkID = networkId ?? endpoint.DefaultNetworkID;
    }

    /// <summary>Creates an address in the endpoint's own network.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="address">The host name or IP address.</param>
    /// <param name="port">The port, 1 to 65535.</param>
    /// <param name="targetPortExpression">The port that the program listens on, where only the engine knows it.</param>
    public AllocatedEndpoint(EndpointAnnotation endpoint, string address, int port, string? targetPortExpression = null)
        : this(endpoint, address, port, EndpointBindingMode.SingleAddress, targetPortExpression)
    {
    }

    /// <summary>The endpoint.</summary>
    public EndpointAnnotation Endpoint { get; }

    /// <summary>The host name or IP address.</summary>
    public string Address { get; }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>The addresses that the endpoint listens on.</summary>
    public EndpointBindingMode BindingMode { get; }

    /// <summary>The port that the program listens on, where only the engine knows it.</summary>
    public string? TargetPortExpression { get; }

    /// <summary>The network.</summary>
    public NetworkIdentifier NetworkID { get; }

    /// <summary>The scheme of the endpoint.</summary>
    public string UriScheme => Endpoint.UriScheme;

    /// <summary>The address and the port, with a colon between.</summary>
    public string EndPointString => string.Create(CultureInfo.InvariantCulture, $"{Address}:{Port}");

    /// <summary>The scheme, the address and the port as an URL.</summary>
    public string UriString => $"{UriScheme}://{EndPointString}";

    /// <inheritdoc />
    public override string ToString() => UriString;
}
