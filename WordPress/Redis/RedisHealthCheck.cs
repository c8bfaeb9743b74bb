using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace WpAspire.WordPress;

/// <summary>Signs in and sends a <c>PING</c>.</summary>
internal sealed class RedisHealthCheck(RedisResource server) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await RedisConnection.OpenAsync(server, cancellationToken);
            await connection.GetDatabase().PingAsync().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException or IOException or System.Net.Sockets.SocketException)
        {
            return HealthCheckResult.Unhealthy(exception.Message, exception);
        }
    }
}
