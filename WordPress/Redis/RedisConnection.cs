using StackExchange.Redis;

namespace WpAspire.WordPress;

/// <summary>Opens connections from the AppHost to a Redis that runs on this machine.</summary>
internal static class RedisConnection
{
    /// <summary>The name of Redis' endpoint in Aspire's model.</summary>
    public const string EndpointName = "tcp";

    /// <summary>Connects and signs in, or fails at once.</summary>
    public static async Task<ConnectionMultiplexer> OpenAsync(RedisResource server, CancellationToken cancellationToken) =>
        await ConnectionMultiplexer.ConnectAsync(await OptionsAsync(server, cancellationToken)).WaitAsync(cancellationToken);

    private static async Task<ConfigurationOptions> OptionsAsync(RedisResource server, CancellationToken cancellationToken) => new()
    {
        EndPoints =
        {
            {
                (await server.PrimaryEndpoint.Property(EndpointProperty.IPV4Host).GetValueAsync(cancellationToken))!,
                int.Parse((await server.Port.GetValueAsync(cancellationToken))!, CultureInfo.InvariantCulture)
            },
        },
        Password = server.PasswordParameter is { } password ? await password.GetValueAsync(cancellationToken) : null,
        // One probe is one attempt, on the one connection that this version of the protocol needs.
        AbortOnConnectFail = true,
        ConnectRetry = 0,
        ConnectTimeout = 5000,
        // INFO is among what the client takes for an administrator's.
        AllowAdmin = true,
        Protocol = RedisProtocol.Resp3,
    };
}
