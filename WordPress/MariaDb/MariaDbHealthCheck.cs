using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using MySqlConnector;

namespace WpAspire.WordPress;

/// <summary>Asks the server a real query, as <c>root</c> or as the user of one database.</summary>
internal sealed class MariaDbHealthCheck(MariaDbServerResource server, MariaDbDatabaseResource? database, ResourceLoggerService loggers) : IHealthCheck
{
    // Aspire asks every few seconds: who waits for a server that starts should not wait for that, too.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private bool _wasHealthy;
    private bool _hasSaid;

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var since = Environment.TickCount64;
        while (true)
        {
            var result = await AskAsync(cancellationToken);
            _wasHealthy |= result.Status == HealthStatus.Healthy;
            if (_wasHealthy || _hasSaid || Environment.TickCount64 - since > s_patience.TotalMilliseconds)
            {
                return result;
            }

            await Task.Delay(s_pause, cancellationToken);
        }
    }

    private async Task<HealthCheckResult> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await MariaDbConnection.OpenAsync(server, database, cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT 1";
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (MySqlException exception) when (exception.ErrorCode == MySqlErrorCode.AccessDenied && database is null && DataStore() is { } store)
        {
            return HealthCheckResult.Unhealthy(Say(
                $"MariaDB '{server.Name}' refuses the password in the parameter '{server.PasswordParameter.Name}': {store} was initialised with another one. "
                + $"Set the old password with `dotnet user-secrets set Parameters:{server.PasswordParameter.Name} <password>`, or, if its data may be lost, remove it with the command remove-data."));
        }
        catch (Exception exception) when (exception is MySqlException or IOException or TimeoutException or System.Net.Sockets.SocketException)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }

    // No waiting will change it, so that it belongs into the log, too: once.
    private string Say(string problem)
    {
        if (!_hasSaid)
        {
            _hasSaid = true;
            loggers.GetLogger(server).LogError("{Problem}", problem);
        }

        return problem;
    }

    private string? DataStore()
    {
        var mount = server.Annotations.OfType<ContainerMountAnnotation>().LastOrDefault(static m => m.Target == MariaDbBuilderExtensions.DataDirectory);
        return mount is null ? null : $"the data {(mount.Type == ContainerMountType.Volume ? "volume" : "directory")} '{mount.Source}'";
    }
}
