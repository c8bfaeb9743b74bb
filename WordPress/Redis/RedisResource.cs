namespace WpAspire.WordPress;

/// <summary>A Redis server in a container. It keeps everything in memory and nothing on disk.</summary>
public class RedisResource : ContainerResource, IResourceWithConnectionString
{
    internal const string PrimaryEndpointName = "tcp";
    internal const int DefaultPort = 6379;

    private const int DefaultMaxMemoryMegabytes = 128;

    /// <summary>Creates a server.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="password">The password that clients give.</param>
    public RedisResource(string name, ParameterResource password)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(password);
        PasswordParameter = password;
        PrimaryEndpoint = new EndpointReference(this, PrimaryEndpointName);
    }

    /// <summary>The endpoint that clients connect to.</summary>
    public EndpointReference PrimaryEndpoint { get; }

    /// <summary>The server's host, as the one who asks can reach it.</summary>
    public EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    /// <summary>The server's port, as the one who asks can reach it.</summary>
    public EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    /// <summary>How the server is spoken to: <c>redis</c>, or <c>rediss</c> where the connection is encrypted.</summary>
    public EndpointReferenceExpression Scheme => PrimaryEndpoint.Property(EndpointProperty.Scheme);

    /// <summary>The password that clients give.</summary>
    public ParameterResource PasswordParameter { get; internal set; }

    /// <summary>How much the server may hold, in megabytes. A managed service has its own limit instead: its node's memory.</summary>
    public int MaxMemoryMegabytes { get; internal set; } = DefaultMaxMemoryMegabytes;

    /// <summary>
    /// What the server does when its memory is full: what the model says, else <see cref="RedisMaxMemoryPolicy.NoEviction"/>
    /// for one that <see cref="HoldsSessions"/>, and <see cref="RedisMaxMemoryPolicy.AllKeysLru"/> for any other.
    /// </summary>
    public RedisMaxMemoryPolicy MaxMemoryPolicy =>
        ChosenMaxMemoryPolicy ?? (HoldsSessions ? RedisMaxMemoryPolicy.NoEviction : RedisMaxMemoryPolicy.AllKeysLru);

    /// <summary>Whether a site keeps its sessions here, which nothing may evict.</summary>
    public bool HoldsSessions { get; internal set; }

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"{Host}:{Port},password={PasswordParameter},ssl={PrimaryEndpoint.Property(EndpointProperty.TlsEnabled)}");

    /// <summary>The server as a <c>redis://</c> URI, or a <c>rediss://</c> one where the connection is encrypted.</summary>
    public ReferenceExpression UriExpression =>
        ReferenceExpression.Create($"{Scheme}://:{PasswordParameter:uri}@{Host}:{Port}");

    internal RedisMaxMemoryPolicy? ChosenMaxMemoryPolicy { get; set; }

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", UriExpression),
    ];
}
