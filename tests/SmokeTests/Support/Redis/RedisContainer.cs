using DotNet.Testcontainers.Containers;
using StackExchange.Redis;

namespace WpAspire.SmokeTests.Support.Redis;

/// <inheritdoc cref="DockerContainer" />
public sealed class RedisContainer(RedisConfiguration configuration) : DockerContainer(configuration)
{
    public string Password => configuration.Password!;

    public Task<ConnectionMultiplexer> ConnectAsync()
        => ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions
        {
            EndPoints = { { Hostname, GetMappedPublicPort(RedisBuilder.RedisPort) } },
            Password = Password,
            AllowAdmin = true,
            ConnectTimeout = (int)TestRun.Patience.TotalMilliseconds,
            AsyncTimeout = (int)TestRun.Patience.TotalMilliseconds,
        });

    /// <summary>Whether the server lets somebody in. By the command line: the library waits for one that refuses.</summary>
    public async Task<bool> AcceptsAsync(string password)
    {
        var answer = (await ExecAsync(["sh", "-c", "REDISCLI_AUTH=$0 redis-cli ping 2>&1", password])).Stdout;
        Assert.Matches("PONG|NOAUTH|WRONGPASS", answer);
        return answer == "PONG\n";
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
