using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.EndToEnd;

/// <summary>
/// One site for all tests that leave it as they found it: three replicas with managed content, their object cache and
/// their sessions in Redis, and a plugin that tells who has answered.
/// </summary>
public sealed class Cluster : IAsyncLifetime
{
    private const string RedisImage = "wpaspire-endtoend/redis";

    private const int Replicas = 3;

    internal Site Site { get; } = new("cluster", $"--redis-image={RedisImage}");

    /// <summary>What the replicas had written when all of them were ready for the first time.</summary>
    internal string FirstOutput { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Docker.RunAsync("build", "--quiet", "--tag", RedisImage, Path.Combine(Repository.Root, "docker", "redis"));
        await Site.StartAsync("wordpress");
        FirstOutput = string.Concat(await Task.WhenAll((await Site.ReplicasAsync("wordpress")).Select(Docker.LogsAsync)));
        await Visits.InstallAsync(await Site.ContainerAsync("wordpress-1"));
    }

    /// <summary>Brings it to what it is meant to be: three replicas, and all that they need.</summary>
    internal async ValueTask MakeWholeAsync()
    {
        foreach (var needed in new[] { "mariadb", "cache", "sessions" })
        {
            if ((await Site.SnapshotAsync(needed)).State?.Text is { } state && KnownResourceStates.TerminalStates.Contains(state))
            {
                await Site.SucceedAsync(needed, KnownResourceCommands.StartCommand);
            }

            await Site.HealthyAsync(needed);
        }

        if ((await Site.ReplicasAsync("wordpress")).Length != Replicas || (await Site.SnapshotAsync("wordpress")).HealthStatus != HealthStatus.Healthy)
        {
            await Site.SucceedAsync("wordpress", "scale", ("replicas", $"{Replicas}"));
        }

        await Site.HealthyAsync("wordpress");
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
