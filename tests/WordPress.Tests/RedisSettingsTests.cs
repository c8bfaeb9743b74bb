namespace WpAspire.WordPress.Tests;

/// <summary>What a Redis may hold, and how it is started for that.</summary>
public class RedisSettingsTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public async Task A_cache_has_128_megabytes_and_evicts_what_is_not_used()
    {
        var environment = await Settled(_builder.AddRedis("cache")).Resource.EnvironmentOfAsync(_builder);

        Assert.Equal(["REDIS_PASSWORD", "REDIS_MAXMEMORY", "REDIS_MAXMEMORY_POLICY"], environment.Keys);
        Assert.Equal("128mb", environment["REDIS_MAXMEMORY"]);
        Assert.Equal("allkeys-lru", environment["REDIS_MAXMEMORY_POLICY"]);
    }

    [Fact]
    public async Task Size_and_policy_can_be_chosen()
    {
        var redis = _builder.AddRedis("cache").WithMaxMemory(512).WithMaxMemoryPolicy(RedisMaxMemoryPolicy.VolatileTtl).Resource;

        var environment = await redis.EnvironmentOfAsync(_builder);

        Assert.Equal("512mb", environment["REDIS_MAXMEMORY"]);
        Assert.Equal("volatile-ttl", environment["REDIS_MAXMEMORY_POLICY"]);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(0)]
    [InlineData(1_048_577)]
    public void A_size_that_is_not_allowed_is_named(int megabytes)
    {
        var redis = _builder.AddRedis("cache");

        var message = Assert.Throws<DistributedApplicationException>(() => redis.WithMaxMemory(megabytes)).Message;
        Assert.Contains($"'cache' is {megabytes}: allowed are 16 to", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_is_not_allowed_is_named()
    {
        var redis = _builder.AddRedis("cache");

        Assert.Contains("'9'", Assert.Throws<DistributedApplicationException>(() => redis.WithMaxMemoryPolicy((RedisMaxMemoryPolicy)9)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_policy_has_the_name_that_Redis_has_for_it() =>
        Assert.Equal(
            ["noeviction", "allkeys-lru", "allkeys-lfu", "allkeys-random", "volatile-lru", "volatile-lfu", "volatile-random", "volatile-ttl"],
            Enum.GetValues<RedisMaxMemoryPolicy>().Select(static policy => policy.ToConfigurationValue()));

    [Fact]
    public async Task The_official_image_gets_its_settings_without_a_secret_among_the_arguments()
    {
        var password = _builder.AddParameter("password", "the-password", secret: true);
        var arguments = await ArgumentsOfAsync(Settled(_builder.AddRedis("cache", password: password)).Resource, _builder);

        Assert.Equal(["sh", "-c"], arguments.Take(2));
        var script = Assert.IsType<string>(Assert.Single(arguments.Skip(2)));
        Assert.Contains("redis-server -", script, StringComparison.Ordinal);
        Assert.DoesNotContain("the-password", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_image_of_a_Dockerfile_starts_by_itself()
    {
        var redis = Settled(_builder.AddRedis("cache")).WithDockerfile("../docker/redis").Resource;

        Assert.Empty(await ArgumentsOfAsync(redis, _builder));
        Assert.DoesNotContain("--user", await redis.RuntimeArgumentsAsync());
    }

    [Fact]
    public async Task It_runs_without_root_and_without_a_disk()
    {
        var arguments = await Settled(_builder.AddRedis("cache")).Resource.RuntimeArgumentsAsync();

        Assert.Contains("--read-only", arguments);
        Assert.Equal("999:999", arguments[arguments.IndexOf("--user") + 1]);
        Assert.Empty(_builder.Resources.OfType<RedisResource>().Single().Annotations.OfType<ContainerMountAnnotation>());
    }

    private static IResourceBuilder<RedisResource> Settled(IResourceBuilder<RedisResource> redis) => redis.WithMaxMemory(128);

    private static async Task<IList<object>> ArgumentsOfAsync(RedisResource redis, IDistributedApplicationBuilder builder)
    {
        var context = new CommandLineArgsCallbackContext([], redis, TestContext.Current.CancellationToken) { ExecutionContext = builder.ExecutionContext };
        foreach (var annotation in redis.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return context.Args;
    }
}
