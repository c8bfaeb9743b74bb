namespace WpAspire.EndToEnd;

/// <summary>
/// One site for all tests that leave it as they found it: three replicas with managed content, their object cache and
/// their sessions in Redis, and a plugin that tells who has answered.
/// </summary>
public sealed class Cluster : IAsyncLifetime
{
    private const string RedisImage = "wpaspire-endtoend/redis";

    internal Site Site { get; } = new("cluster", $"--redis-image={RedisImage}");

    public async ValueTask InitializeAsync()
    {
        await Docker.RunAsync("build", "--quiet", "--tag", RedisImage, Path.Combine(Repository.Root, "docker", "redis"));
        await Site.StartAsync("wordpress");
        await Visits.InstallAsync(await Site.ContainerAsync("wordpress-1"));
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
