namespace WpAspire.WordPress.Tests;

public class AddRedisTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public void The_default_image_is_the_official_one()
    {
        Assert.True(_builder.AddRedis("cache").Resource.TryGetContainerImageName(out var image));
        Assert.Equal("redis:8.0", image);
    }

    [Fact]
    public void The_server_listens_on_6379_and_any_port_of_this_machine()
    {
        var endpoint = Assert.Single(_builder.AddRedis("cache").Resource.Annotations.OfType<EndpointAnnotation>());

        Assert.Equal(("tcp", 6379, null, "redis", false, false), (endpoint.Name, endpoint.TargetPort, endpoint.Port, endpoint.UriScheme, endpoint.TlsEnabled, endpoint.IsExternal));
    }

    [Fact]
    public void The_port_on_this_machine_can_be_chosen() =>
        Assert.Equal(6380, Assert.Single(_builder.AddRedis("cache", port: 6380).Resource.Annotations.OfType<EndpointAnnotation>()).Port);

    [Fact]
    public void The_password_is_a_generated_secret_that_a_connection_string_and_ElastiCache_can_take()
    {
        var password = _builder.AddRedis("cache").Resource.PasswordParameter;

        Assert.Equal("cache-password", password.Name);
        Assert.True(password.Secret);
        Assert.Matches("^[A-Za-z0-9]{16,128}$", password.Default!.GetDefaultValue());
    }

    [Fact]
    public async Task A_given_password_is_used()
    {
        var first = _builder.AddParameter("first", "one", secret: true);
        var second = _builder.AddParameter("second", "two", secret: true);

        var redis = _builder.AddRedis("cache", password: first);
        Assert.Same(first.Resource, redis.Resource.PasswordParameter);
        Assert.Same(second.Resource, (await redis.WithPassword(second).Resource.EnvironmentOfAsync(_builder))["REDIS_PASSWORD"]);
    }

    [Fact]
    public async Task A_cache_has_128_megabytes_and_evicts_what_is_not_used()
    {
        var environment = await _builder.AddRedis("cache").Resource.EnvironmentOfAsync(_builder);

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
        var arguments = await ArgumentsOfAsync(_builder.AddRedis("cache", password: password).Resource, _builder);

        Assert.Equal(["sh", "-c"], arguments.Take(2));
        var script = Assert.IsType<string>(Assert.Single(arguments.Skip(2)));
        Assert.Contains("redis-server -", script, StringComparison.Ordinal);
        Assert.DoesNotContain("the-password", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_image_of_a_Dockerfile_starts_by_itself()
    {
        var redis = _builder.AddRedis("cache").WithDockerfile("../docker/redis").Resource;

        Assert.Empty(await ArgumentsOfAsync(redis, _builder));
        Assert.DoesNotContain("--user", await RuntimeArgumentsOfAsync(redis));
    }

    [Fact]
    public async Task A_publish_has_no_arguments_because_a_managed_service_has_none()
    {
        var builder = DistributedApplication.CreateBuilder(["publish"]);

        Assert.Empty(await ArgumentsOfAsync(builder.AddRedis("cache").Resource, builder));
    }

    [Fact]
    public async Task It_runs_without_root_and_without_a_disk()
    {
        var arguments = await RuntimeArgumentsOfAsync(_builder.AddRedis("cache").Resource);

        Assert.Contains("--read-only", arguments);
        Assert.Equal("999:999", arguments[arguments.IndexOf("--user") + 1]);
        Assert.Empty(_builder.Resources.Single().Annotations.OfType<ContainerMountAnnotation>());
    }

    [Fact]
    public void Connection_properties_are_expressions_that_both_worlds_can_resolve()
    {
        IResourceWithConnectionString redis = _builder.AddRedis("cache").Resource;

        var properties = redis.GetConnectionProperties().ToDictionary();

        Assert.Equal(["Host", "Port", "Password", "Uri"], properties.Keys);
        Assert.Equal("{cache.bindings.tcp.host}", properties["Host"].ValueExpression);
        Assert.StartsWith("{cache.bindings.tcp.scheme}://:", properties["Uri"].ValueExpression, StringComparison.Ordinal);
        Assert.EndsWith("@{cache.bindings.tcp.host}:{cache.bindings.tcp.port}", properties["Uri"].ValueExpression, StringComparison.Ordinal);
        Assert.Equal(
            "{cache.bindings.tcp.host}:{cache.bindings.tcp.port},password={cache-password.value},ssl={cache.bindings.tcp.tlsEnabled}",
            redis.ConnectionStringExpression.ValueExpression);
    }

    private static async Task<IList<object>> ArgumentsOfAsync(RedisResource redis, IDistributedApplicationBuilder builder)
    {
        var context = new CommandLineArgsCallbackContext([], redis, TestContext.Current.CancellationToken) { ExecutionContext = builder.ExecutionContext };
        foreach (var annotation in redis.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return context.Args;
    }

    private static async Task<List<string?>> RuntimeArgumentsOfAsync(RedisResource redis)
    {
        var context = new ContainerRuntimeArgsCallbackContext([], TestContext.Current.CancellationToken);
        foreach (var annotation in redis.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return [.. context.Args.Select(static a => a.ToString())];
    }
}
