using DotNet.Testcontainers.Containers;
using MySqlConnector;

namespace WpAspire.SmokeTests.Support.MariaDb;

/// <inheritdoc cref="DockerContainer" />
public sealed class MariaDbContainer(MariaDbConfiguration configuration) : DockerContainer(configuration)
{
    public string GetConnectionString(string user, string password, string? database = null)
        => new MySqlConnectionStringBuilder
        {
            Server = Hostname,
            Port = GetMappedPublicPort(MariaDbBuilder.MariaDbPort),
            UserID = user,
            Password = password,
            Database = database ?? string.Empty,
            // A restarted container has another port and other accounts: no connection is worth keeping.
            Pooling = false,
            AllowUserVariables = true,
            ConnectionTimeout = (uint)TestRun.Patience.TotalSeconds,
            DefaultCommandTimeout = (uint)TestRun.Patience.TotalSeconds,
        }.ConnectionString;

    public async Task<MySqlConnection> ConnectAsync(string user, string password, string? database, CancellationToken cancellationToken)
    {
        var connection = new MySqlConnection(GetConnectionString(user, password, database));
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

    /// <summary>Whether the server lets somebody in.</summary>
    public async Task<bool> AcceptsAsync(string user, string password, CancellationToken cancellationToken, string? database = null)
    {
        try
        {
            await using var connection = await ConnectAsync(user, password, database, cancellationToken);
            return true;
        }
        catch (MySqlException e) when (e.ErrorCode is MySqlErrorCode.AccessDenied or MySqlErrorCode.DatabaseAccessDenied or MySqlErrorCode.HostNotPrivileged)
        {
            return false;
        }
    }
}
