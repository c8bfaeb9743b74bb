using Microsoft.Extensions.Diagnostics.HealthChecks;
using MySqlConnector;

namespace WpAspire.WordPress;

/// <summary>Asks the server a real query, as <c>root</c> or as the user of one database.</summary>
internal sealed class MariaDbHealthCheck : IHealthCheck
{
    private readonly MariaDbServerResource _server;
    private readonly MariaDbDatabaseResource? _database;

    public MariaDbHealthCheck(MariaDbServerResource server) => _server = server;

    public MariaDbHealthCheck(MariaDbDatabaseResource database)
    {
        _server = database.Parent;
        _database = database;
    }

    /// <inheritdoc/>
    /// <exception cref="DistributedApplicationException">The password is not that of the data volume, which no waiting will change.</exception>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await MariaDbConnection.OpenAsync(_server, _database, cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT 1";
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (MySqlException exception) when (exception.ErrorCode == MySqlErrorCode.AccessDenied && _database is null && DataStore() is { } store)
        {
            throw new DistributedApplicationException(
                $"MariaDB '{_server.Name}' refuses the password in the parameter '{_server.PasswordParameter.Name}': {store} was initialised with another one. "
                + $"Set the old password with `dotnet user-secrets set Parameters:{_server.PasswordParameter.Name} <password>`, or, if its data may be lost, remove it with `stop --volumes`.",
                exception);
        }
        catch (Exception exception) when (exception is MySqlException or IOException or TimeoutException or System.Net.Sockets.SocketException)
        {
            return HealthCheckResult.Unhealthy(exception.Message, exception);
        }
    }

    private string? DataStore()
    {
        var mount = _server.Annotations.OfType<ContainerMountAnnotation>().LastOrDefault(static m => m.Target == MariaDbBuilderExtensions.DataDirectory);
        return mount is null ? null : $"the data {(mount.Type == ContainerMountType.Volume ? "volume" : "directory")} '{mount.Source}'";
    }
}
