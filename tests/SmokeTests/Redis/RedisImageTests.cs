using StackExchange.Redis;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.Redis;

namespace WpAspire.SmokeTests.Redis;

public sealed class RedisImageTests(SmokeTestAssembly assembly)
{
    // Everything that quoting could go wrong with, but for line breaks.
    private const string DifficultPassword = """p'a"s\s`w$ö%r_d #;-- \n""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_comes_in_without_the_password()
    {
        await using var server = await StartAsync(builder => builder.WithPassword(DifficultPassword));

        Assert.True(await server.AcceptsAsync(DifficultPassword));
        Assert.False(await server.AcceptsAsync("another"));
        Assert.False(await server.AcceptsAsync(""));
    }

    [Fact]
    public async Task The_password_may_be_given_as_a_file()
    {
        await using var server = await StartAsync(builder => builder.WithPasswordFile(DifficultPassword));

        Assert.True(await server.AcceptsAsync(DifficultPassword));
        Assert.False(await server.AcceptsAsync(DifficultPassword + "\n"));
    }

    [Fact]
    public async Task The_password_is_in_no_argument_in_no_environment_in_no_file_and_in_no_log()
    {
        await using var server = await StartAsync(builder => builder.WithPassword("to-be-found-nowhere"));

        var processes = await DockerCli.RunAsync(["top", server.Id, "-eo", "pid,args"], Cancellation);
        Assert.Contains("redis-server", processes, StringComparison.Ordinal);
        Assert.DoesNotContain("to-be-found-nowhere", processes, StringComparison.Ordinal);

        var found = await server.ExecAsync(["grep", "-rls", "to-be-found-nowhere", "/proc/1/environ", "/proc/1/cmdline", "/etc", "/tmp", "/run"], Cancellation);
        Assert.Empty(found.Stdout);
        var (output, error) = await server.GetLogsAsync(ct: Cancellation);
        Assert.DoesNotContain("to-be-found-nowhere", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_runs_without_root_without_capabilities_and_without_a_disk()
    {
        await using var server = await StartAsync(builder => builder.WithReadOnlyRoot());

        Assert.Equal("999:999\n", (await server.ExecAsync(["sh", "-c", "echo $(id -u):$(id -g)"], Cancellation)).Stdout);
        Assert.Equal("OK", (string?)await server.ExecuteAsync("SET", "key", "value"));
        Assert.Equal("value", (string?)await server.ExecuteAsync("GET", "key"));
    }

    [Fact]
    public async Task It_keeps_nothing_beyond_its_end()
    {
        await using var server = await StartAsync();
        await server.ExecuteAsync("SET", "key", "value");

        await server.StopAsync(Cancellation);
        await server.StartAsync(Cancellation);

        Assert.True((await server.ExecuteAsync("GET", "key")).IsNull);
        Assert.Equal("", await server.GetSettingAsync("save"));
        Assert.Equal("no", await server.GetSettingAsync("appendonly"));
    }

    [Fact]
    public async Task It_is_a_cache_of_128_megabytes_unless_told_otherwise()
    {
        await using var server = await StartAsync();

        Assert.Equal("134217728", await server.GetSettingAsync("maxmemory"));
        Assert.Equal("allkeys-lru", await server.GetSettingAsync("maxmemory-policy"));
    }

    [Fact]
    public async Task When_it_is_full_a_cache_drops_what_is_old_and_a_store_of_sessions_takes_no_more()
    {
        await using var cache = await StartAsync(builder => builder.WithEnvironment("REDIS_MAXMEMORY", "16mb"));
        await FillAsync(cache);
        Assert.True((long)await cache.ExecuteAsync("DBSIZE") < 32);

        await using var store = await StartAsync(builder => builder.WithEnvironment("REDIS_MAXMEMORY", "16mb").WithEnvironment("REDIS_MAXMEMORY_POLICY", "noeviction"));
        var refused = await Assert.ThrowsAsync<RedisServerException>(() => FillAsync(store));
        Assert.StartsWith("OOM", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_after_the_images_name_are_the_servers()
    {
        await using var server = await StartAsync(builder => builder.WithCommand("--maxclients", "77", "--maxmemory", "1gb"));

        Assert.Equal("77", await server.GetSettingAsync("maxclients"));
        Assert.Equal("1073741824", await server.GetSettingAsync("maxmemory"));
        Assert.True(await server.AcceptsAsync(RedisBuilder.DefaultPassword));
    }

    [Fact]
    public async Task It_stops_in_order_when_it_is_told_to()
    {
        await using var server = await StartAsync();

        await DockerCli.StopAsync(server.Id, Cancellation);

        // One that did not heed the signal would be killed, and end with 137.
        Assert.Equal("0\n", await DockerCli.RunAsync(["inspect", "--format={{.State.ExitCode}}", server.Id], Cancellation));
    }

    [Fact]
    public async Task Anything_but_the_server_is_run_as_it_is()
        => Assert.StartsWith("Redis server v=8.", await DockerCli.RunAsync(["run", "--rm", TestRun.LabelArgument, assembly.Images.Redis, "sh", "-c", "redis-server --version"], Cancellation), StringComparison.Ordinal);

    [Theory]
    [InlineData("no password is given")]
    [InlineData("no password is given", "REDIS_PASSWORD=")]
    [InlineData("both REDIS_PASSWORD and REDIS_PASSWORD_FILE", "REDIS_PASSWORD=a", "REDIS_PASSWORD_FILE=/etc/hostname")]
    [InlineData("REDIS_PASSWORD_FILE names /run/secrets/none", "REDIS_PASSWORD_FILE=/run/secrets/none")]
    [InlineData("REDIS_PASSWORD has a line break", "REDIS_PASSWORD=a\nmaxmemory 1")]
    [InlineData("REDIS_MAXMEMORY is \"lots\"", "REDIS_PASSWORD=a", "REDIS_MAXMEMORY=lots")]
    [InlineData("REDIS_MAXMEMORY is \"128\"", "REDIS_PASSWORD=a", "REDIS_MAXMEMORY=128")]
    [InlineData("REDIS_MAXMEMORY is \"\"", "REDIS_PASSWORD=a", "REDIS_MAXMEMORY=")]
    [InlineData("REDIS_MAXMEMORY_POLICY is \"lru\"", "REDIS_PASSWORD=a", "REDIS_MAXMEMORY_POLICY=lru")]
    public async Task What_can_not_be_meant_is_said_in_one_sentence(string says, params string[] environment)
    {
        var result = await DockerCli.TryAsync(
            ["run", "--rm", TestRun.LabelArgument, .. environment.Select(variable => "--env=" + variable), assembly.Images.Redis],
            Cancellation);

        Assert.Equal(1, result.ExitCode);
        var sentence = Assert.Single(result.Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("redis: " + says, sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
    }

    private async Task<RedisContainer> StartAsync(Func<RedisBuilder, RedisBuilder>? configure = null)
    {
        var builder = new RedisBuilder(assembly.Images.Redis);
        var server = (configure?.Invoke(builder) ?? builder).Build();
        await server.StartAsync(Cancellation);
        return server;
    }

    /// <summary>Twice as much as the 16 megabytes that there is room for.</summary>
    private static async Task FillAsync(RedisContainer server)
    {
        await using var connection = await server.ConnectAsync();
        for (var i = 0; i < 32; i++)
        {
            await connection.GetDatabase().StringSetAsync($"key-{i}", new byte[1024 * 1024]);
        }
    }
}
