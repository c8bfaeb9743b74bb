using System.Globalization;
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
            await using var connection = await ConnectionMultiplexer.ConnectAsync(await OptionsAsync(cancellationToken)).WaitAsync(cancellationToken);
            await connection.GetDatabase().PingAsync().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException or IOException or System.Net.Sockets.SocketException)
        {
            return HealthCheckResult.Unhealthy(exception.Message, exception);
        }
    }

    private async Task<ConfigurationOptions> OptionsAsync(CancellationToken cancellationToken) => new()
    {
        EndPoints =
        {
            {
                (await server.PrimaryEndpoint.Property(EndpointProperty.IPV4Host).GetValueAsync(cancellationToken))!,
                int.Parse((await server.Port.GetValueAsync(cancellationToken))!, CultureInfo.InvariantCulture)
            },
        },
        Password = await server.PasswordParameter.GetValueAsync(cancellationToken),
        // One probe is one attempt, on the one connection that this version of the protocol needs.
        AbortOnConnectFail = true,
        ConnectRetry = 0,
        ConnectTimeout = 5000,
        Protocol = RedisProtocol.Resp3,
    };
}
