using MySqlConnector;

namespace WpAspire.WordPress;

/// <summary>Opens connections from the AppHost to a server that runs on this machine.</summary>
internal static class MariaDbConnection
{
    /// <summary>Opens a connection as <c>root</c>, or as the user of a database.</summary>
    public static async Task<MySqlConnection> OpenAsync(
        MariaDbServerResource server, MariaDbDatabaseResource? database, CancellationToken cancellationToken)
    {
        // Set one by one rather than parsed from the connection string: a password may hold any character.
        var password = await (database?.PasswordParameter ?? server.PasswordParameter).GetValueAsync(cancellationToken);
        var settings = new MySqlConnectionStringBuilder
        {
            Server = await server.PrimaryEndpoint.Property(EndpointProperty.IPV4Host).GetValueAsync(cancellationToken),
            Port = uint.Parse((await server.Port.GetValueAsync(cancellationToken))!, System.Globalization.CultureInfo.InvariantCulture),
            UserID = database?.UserName ?? MariaDbServerResource.RootUserName,
            Password = password,
            Database = database?.DatabaseName ?? "",
            // The connection does not leave this machine, and a probe has nothing to pool.
            SslMode = MySqlSslMode.None,
            Pooling = false,
            ConnectionTimeout = 5,
        };

        var connection = new MySqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
