namespace WpAspire.EndToEnd;

/// <summary>A site with its object cache and its sessions in Redis, each on another kind of image.</summary>
[Collection(SharedCluster.Name)]
public class RedisTests(Cluster cluster)
{
    private Site Site => cluster.Site;

    [Fact]
    public async Task The_cache_may_forget_and_the_sessions_may_not_and_neither_writes_to_a_disk()
    {
        foreach (var redis in new[] { "cache", "sessions" })
        {
            await Site.HealthyAsync(redis);
            Assert.Equal("", await SettingAsync(redis, "save"));
            Assert.Equal("134217728", await SettingAsync(redis, "maxmemory"));
        }

        Assert.Equal("allkeys-lru", await SettingAsync("cache", "maxmemory-policy"));
        Assert.Equal("noeviction", await SettingAsync("sessions", "maxmemory-policy"));
    }

    [Fact]
    public async Task The_password_is_asked_for_and_is_in_the_arguments_of_no_process()
    {
        foreach (var redis in new[] { "cache", "sessions" })
        {
            var container = await Site.ContainerAsync(redis);
            var password = await Docker.ExecAsync(container, "sh", "-c", "printf %s \"$REDIS_PASSWORD\"");

            Assert.True(password.Length >= 16, redis);
            Assert.Equal("NOAUTH Authentication required.", await Docker.ExecAsync(container, "redis-cli", "ping"));
            Assert.DoesNotContain(password, await Docker.RunAsync("top", container, "-eo", "pid,args"), StringComparison.Ordinal);
            Assert.DoesNotContain(password, await Docker.RunAsync("inspect", "--format", "{{json .Args}} {{json .Config.Cmd}} {{json .Config.Entrypoint}}", container), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_cache_is_emptied_as_WordPress_does_it_and_the_sessions_with_a_command_of_their_own()
    {
        using var visitor = Site.Client();
        await Visits.PayAsync(visitor);
        Assert.Contains("wordpress:cache:options::alloptions", await CommandAsync("cache", "keys '*'"), StringComparison.Ordinal);
        Assert.Contains("wordpress:session:", await CommandAsync("sessions", "keys '*'"), StringComparison.Ordinal);

        Assert.Contains("The object cache is empty.", await Site.SucceedAsync("wordpress", "flush-cache"), StringComparison.Ordinal);
        Assert.Contains("wordpress:session:", await CommandAsync("sessions", "keys '*'"), StringComparison.Ordinal);

        Assert.Contains("keys removed", await Site.SucceedAsync("sessions", "flush"), StringComparison.Ordinal);
        Assert.DoesNotContain("wordpress:session:", await CommandAsync("sessions", "keys '*'"), StringComparison.Ordinal);
        Assert.Contains("redis_version", await Site.SucceedAsync("sessions", "info"), StringComparison.Ordinal);
    }

    private async Task<string> SettingAsync(string redis, string name) => (await CommandAsync(redis, $"config get {name}")).Split('\n') is [_, var value] ? value : "";

    // The container's own environment has the password.
    private async Task<string> CommandAsync(string redis, string command) =>
        await Docker.ExecAsync(await Site.ContainerAsync(redis), "sh", "-c", $"REDISCLI_AUTH=\"$REDIS_PASSWORD\" redis-cli {command}");
}
