namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The properties of an endpoint.</summary>
public enum EndpointProperty
{
    /// <summary>The URL.</summary>
    Url = 0,

    /// <summary>The host name.</summary>
    Host = 1,

    /// <summary>The host as an IPv4 address, where it is this machine.</summary>
    IPV4Host = 2,

    /// <summary>The port.</summary>
    Port = 3,

    /// <summary>The scheme of the URL.</summary>
    Scheme = 4,

    /// <summary>The port that the program listens on.</summary>
    TargetPort = 5,

    /// <summary>The host name and the port, with a colon between.</summary>
    HostAndPort = 6,

    /// <summary><c>True</c> or <c>False</c>: whether the endpoint speaks TLS.</summary>
    TlsEnabled = 7,
}
