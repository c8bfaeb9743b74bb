namespace WpAspire.EndToEnd;

/// <summary>A site with its object cache and its sessions in Redis.</summary>
public class RedisTests
{
    [Fact]
    public async Task A_site_finds_its_cache_and_its_sessions_whichever_image_they_run_on()
    {
        const string image = "wpaspire-endtoend/redis";
        await Docker.RunAsync("build", "--quiet", "--tag", image, Path.Combine(Repository.Root, "docker", "redis"));
        await using var site = new AppHostSite(scenario: "redis");
        site.Environment["REDIS_IMAGE"] = image;
        await site.StartAsync();

        foreach (var redis in new[] { "cache", "sessions" })
        {
            Assert.Equal("Healthy", (await site.DescribeAsync(redis)).GetProperty("health").GetString());
            Assert.Equal("NOAUTH Authentication required.", (await site.VerbAsync("exec", redis, "--", "redis-cli", "ping")).Output.Trim());
            Assert.Equal("", await SettingAsync(redis, "save"));
            Assert.Equal("134217728", await SettingAsync(redis, "maxmemory"));
            Assert.DoesNotContain(await PasswordAsync(redis), await Docker.RunAsync("top", await Docker.ContainerAsync(site.Name, redis), "-eo", "pid,args"), StringComparison.Ordinal);
        }

        Assert.Equal("allkeys-lru", await SettingAsync("cache", "maxmemory-policy"));
        Assert.Equal("noeviction", await SettingAsync("sessions", "maxmemory-policy"));

        // Its configuration begins a session for every visitor.
        using var client = await site.ClientAsync();
        await client.GetAsync("/");
        Assert.Contains("wordpress:cache:options::alloptions", await RedisAsync("cache", "keys '*'"), StringComparison.Ordinal);
        Assert.Contains("wordpress:session:", await RedisAsync("sessions", "keys '*'"), StringComparison.Ordinal);

        // Emptied as WordPress does it, and altogether: then one has to say that it is meant.
        Assert.Contains("The object cache is empty.", (await site.VerbAsync("resource", "wordpress", "flush-cache")).Output, StringComparison.Ordinal);
        Assert.Contains("wordpress:session:", await RedisAsync("sessions", "keys '*'"), StringComparison.Ordinal);
        Assert.Contains("add --yes", (await site.VerbAsync("resource", "sessions", "flush")).Error, StringComparison.Ordinal);
        Assert.Contains("wordpress:session:", await RedisAsync("sessions", "keys '*'"), StringComparison.Ordinal);
        Assert.Contains("keys removed: ", (await site.VerbAsync("resource", "sessions", "flush", "--yes")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("wordpress:session:", await RedisAsync("sessions", "keys '*'"), StringComparison.Ordinal);
        Assert.Contains("redis_version", (await site.VerbAsync("resource", "sessions", "info")).Output, StringComparison.Ordinal);

        async Task<string> PasswordAsync(string redis) => (await site.DescribeAsync(redis)).GetProperty("connection").GetProperty("Password").GetString()!;

        async Task<string> SettingAsync(string redis, string name) => (await RedisAsync(redis, $"config get {name}")).Split('\n') is [_, var value] ? value : "";

        // The container's own environment has the password.
        async Task<string> RedisAsync(string redis, string command)
        {
            var result = await site.VerbAsync("exec", redis, "--", "sh", "-c", $"REDISCLI_AUTH=\"$REDIS_PASSWORD\" redis-cli {command}");
            Assert.True(result.ExitCode == 0, result.All);
            return result.Output.Trim();
        }
    }
}
