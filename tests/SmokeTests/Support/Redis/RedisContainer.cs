using DotNet.Testcontainers.Containers;
using StackExchange.Redis;

namespace WpAspire.SmokeTests.Support.Redis;

/// <inheritdoc cref="DockerContainer" />
public sealed class RedisContainer(RedisConfiguration configuration) : DockerContainer(configuration)
{
    public string Password => configuration.Password!;

    public Task<ConnectionMultiplexer> ConnectAsync(string? password = null)
        => ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions
        {
            EndPoints = { { Hostname, GetMappedPublicPort(RedisBuilder.RedisPort) } },
            Password = password ?? Password,
            AllowAdmin = true,
            ConnectTimeout = 10_000,
        });

    /// <summary>Whether the server lets somebody in.</summary>
    public async Task<bool> AcceptsAsync(string password)
    {
        try
        {
            await using var connection = await ConnectAsync(password);
            return true;
        }
        catch (RedisConnectionException e) when (e.FailureType == ConnectionFailureType.AuthenticationFailure)
        {
            return false;
        }
    }

    /// <summary>What a command answers, as text.</summary>
    public async Task<RedisResult> ExecuteAsync(string command, params object[] arguments)
    {
        await using var connection = await ConnectAsync();
        return await connection.GetDatabase().ExecuteAsync(command, arguments);
    }

    /// <summary>The value of one of the server's settings.</summary>
    public async Task<string?> GetSettingAsync(string name) => (string?)(await ExecuteAsync("CONFIG", "GET", name))[1];

    public async Task<IReadOnlyList<string>> GetKeysAsync(string pattern) => [.. ((string?[]?)await ExecuteAsync("KEYS", pattern) ?? []).OfType<string>()];
}
