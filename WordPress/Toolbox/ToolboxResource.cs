namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// A container with the tools for looking into a site and its database: <c>wp</c>, <c>mariadb</c>, <c>innotop</c>,
/// <c>mytop</c>, Percona Toolkit. It does nothing until a command is run in it.
/// </summary>
public class ToolboxResource : ContainerResource
{
    /// <summary>Creates a toolbox.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="database">The database that its tools connect to.</param>
    public ToolboxResource(string name, MariaDbDatabaseResource database)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(database);
        Database = database;
    }

    /// <summary>The database that its tools connect to.</summary>
    public MariaDbDatabaseResource Database { get; }
}
