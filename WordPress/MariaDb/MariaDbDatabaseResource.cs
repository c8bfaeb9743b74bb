namespace Aspire.Hosting.ApplicationModel;

/// <summary>A database on a MariaDB server, with a user of its own that may do anything in it and nothing elsewhere.</summary>
public class MariaDbDatabaseResource : Resource, IResourceWithParent<MariaDbServerResource>, IResourceWithConnectionString
{
    /// <summary>Creates a database.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="databaseName">The name of the database and of its user on the server.</param>
    /// <param name="parent">The server.</param>
    /// <param name="password">The password of the database's user.</param>
    public MariaDbDatabaseResource(string name, string databaseName, MariaDbServerResource parent, ParameterResource password)
        : base(name)
    {
        ArgumentException.ThrowIfNullOrEmpty(databaseName);
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(password);
        DatabaseName = databaseName;
        Parent = parent;
        PasswordParameter = password;
    }

    /// <inheritdoc/>
    public MariaDbServerResource Parent { get; }

    /// <summary>The database's name on the server.</summary>
    public string DatabaseName { get; }

    /// <summary>The user that owns the database; it has the database's name.</summary>
    public string UserName => DatabaseName;

    /// <summary>The password of <see cref="UserName"/>.</summary>
    public ParameterResource PasswordParameter { get; }

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"Server={Parent.Host};Port={Parent.Port};User ID={UserName};Password={PasswordParameter};Database={DatabaseName}");

    /// <summary>The database as a <c>mariadb://</c> URI.</summary>
    public ReferenceExpression UriExpression =>
        ReferenceExpression.Create($"mariadb://{UserName}:{PasswordParameter:uri}@{Parent.Host}:{Parent.Port}/{DatabaseName}");

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Parent.Host}")),
        new("Port", ReferenceExpression.Create($"{Parent.Port}")),
        new("Username", ReferenceExpression.Create($"{UserName}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("DatabaseName", ReferenceExpression.Create($"{DatabaseName}")),
        new("Uri", UriExpression),
    ];
}
