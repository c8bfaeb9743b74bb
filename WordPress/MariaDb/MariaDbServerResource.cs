namespace Aspire.Hosting.ApplicationModel;

/// <summary>A MariaDB server in a container.</summary>
/// <remarks>
/// Its administrator is <c>root</c> with the password of <see cref="PasswordParameter"/>. Sites do not use it: each
/// database has a user of its own.
/// </remarks>
public class MariaDbServerResource : ContainerResource, IResourceWithConnectionString
{
    internal const string PrimaryEndpointName = "tcp";
    internal const int DefaultPort = 3306;
    internal const string RootUserName = "root";

    private readonly List<MariaDbDatabaseResource> _databases = [];

    /// <summary>Creates a server.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="password">The administrator's password.</param>
    public MariaDbServerResource(string name, ParameterResource password)
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

    /// <summary>The password of <c>root</c>.</summary>
    public ParameterResource PasswordParameter { get; internal set; }

    /// <summary>The databases of this server, in the order in which they were added.</summary>
    public IReadOnlyList<MariaDbDatabaseResource> Databases => _databases;

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"Server={Host};Port={Port};User ID={RootUserName};Password={PasswordParameter}");

    /// <summary>The server as a <c>mariadb://</c> URI.</summary>
    public ReferenceExpression UriExpression =>
        ReferenceExpression.Create($"mariadb://{RootUserName}:{PasswordParameter:uri}@{Host}:{Port}");

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Username", ReferenceExpression.Create($"{RootUserName}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", UriExpression),
    ];

    internal void AddDatabase(MariaDbDatabaseResource database) => _databases.Add(database);
}
