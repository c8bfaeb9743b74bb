namespace WpAspire.WordPress.Tests;

public class SiteWithRedisTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder([]);

    [Theory]
    [InlineData("SESSION")]
    [InlineData("CACHE")]
    public async Task The_server_is_given_by_expressions(string use)
    {
        var redis = _builder.AddRedis("memory");
        var site = use == "SESSION" ? AddSite().WithSessions(redis) : AddSite().WithObjectCache(redis);

        var environment = await site.Resource.EnvironmentOfAsync(_builder);

        AssertEndpoint(EndpointProperty.Scheme, environment[$"WORDPRESS_{use}_REDIS_SCHEME"]);
        AssertEndpoint(EndpointProperty.Host, environment[$"WORDPRESS_{use}_REDIS_HOST"]);
        AssertEndpoint(EndpointProperty.Port, environment[$"WORDPRESS_{use}_REDIS_PORT"]);
        Assert.Same(redis.Resource.PasswordParameter, environment[$"WORDPRESS_{use}_REDIS_PASSWORD"]);
        Assert.Equal("wordpress", environment[$"WORDPRESS_{use}_REDIS_PREFIX"]);
        Assert.Equal(5, environment.Keys.Count(static name => name.Contains("REDIS", StringComparison.Ordinal)));

        void AssertEndpoint(EndpointProperty property, object value)
        {
            var expression = Assert.IsType<EndpointReferenceExpression>(value);
            Assert.Equal((redis.Resource, property), (expression.Endpoint.Resource, expression.Property));
        }
    }

    [Fact]
    public async Task Whether_the_connection_is_encrypted_is_the_endpoints_to_say()
    {
        var redis = _builder.AddRedis("memory").WithEndpoint("tcp", static endpoint => endpoint.UriScheme = "rediss");
        var environment = await AddSite().WithObjectCache(redis).Resource.EnvironmentOfAsync(_builder);

        var scheme = Assert.IsType<EndpointReferenceExpression>(environment["WORDPRESS_CACHE_REDIS_SCHEME"]);
        Assert.Equal("rediss", await scheme.GetValueAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_site_without_Redis_says_nothing_of_it()
    {
        var environment = await AddSite().Resource.EnvironmentOfAsync(_builder);

        Assert.DoesNotContain(environment.Keys, static name => name.Contains("REDIS", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_toolbox_sees_the_cache_that_the_site_sees()
    {
        var redis = _builder.AddRedis("memory");
        var site = AddSite().WithObjectCache(redis).WithSessions(redis);
        var toolbox = _builder.AddToolbox("toolbox", _builder.CreateResourceBuilder(site.Resource.Database));

        var environment = await toolbox.Resource.EnvironmentOfAsync(_builder);

        Assert.Same(redis.Resource.PasswordParameter, environment["WORDPRESS_CACHE_REDIS_PASSWORD"]);
        Assert.Equal("wordpress", environment["WORDPRESS_CACHE_REDIS_PREFIX"]);
        Assert.Contains("WORDPRESS_SESSION_REDIS_HOST", environment.Keys);
    }

    [Fact]
    public async Task Sites_that_share_a_server_have_keys_of_their_own()
    {
        var redis = _builder.AddRedis("memory");
        var mariadb = _builder.AddMariaDb("mariadb");
        var blog = _builder.AddWordPress("blog", mariadb.AddDatabase("blog-db")).WithObjectCache(redis);
        var shop = _builder.AddWordPress("shop", mariadb.AddDatabase("shop-db")).WithObjectCache(redis);

        Assert.NotEqual(
            (await blog.Resource.EnvironmentOfAsync(_builder))["WORDPRESS_CACHE_REDIS_PREFIX"],
            (await shop.Resource.EnvironmentOfAsync(_builder))["WORDPRESS_CACHE_REDIS_PREFIX"]);
    }

    [Fact]
    public async Task What_holds_sessions_evicts_nothing_also_when_it_holds_the_cache_too()
    {
        var redis = _builder.AddRedis("memory");
        AddSite().WithObjectCache(redis).WithSessions(redis);

        Assert.Equal("noeviction", (await redis.Resource.EnvironmentOfAsync(_builder))["REDIS_MAXMEMORY_POLICY"]);
    }

    [Fact]
    public async Task With_two_servers_each_has_the_policy_that_it_needs()
    {
        var cache = _builder.AddRedis("cache");
        var sessions = _builder.AddRedis("sessions");
        AddSite().WithObjectCache(cache).WithSessions(sessions);

        Assert.Equal("allkeys-lru", (await cache.Resource.EnvironmentOfAsync(_builder))["REDIS_MAXMEMORY_POLICY"]);
        Assert.Equal("noeviction", (await sessions.Resource.EnvironmentOfAsync(_builder))["REDIS_MAXMEMORY_POLICY"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sessions_that_would_be_evicted_are_refused_in_whichever_order_it_is_said(bool policyFirst)
    {
        var redis = _builder.AddRedis("memory");
        var site = AddSite();

        var message = Assert.Throws<DistributedApplicationException>(() =>
        {
            if (policyFirst)
            {
                site.WithSessions(redis.WithMaxMemoryPolicy(RedisMaxMemoryPolicy.VolatileLru));
            }
            else
            {
                site.WithSessions(redis);
                redis.WithMaxMemoryPolicy(RedisMaxMemoryPolicy.VolatileLru);
            }
        }).Message;

        Assert.Contains("'memory'", message, StringComparison.Ordinal);
        Assert.Contains("volatile-lru", message, StringComparison.Ordinal);
        Assert.Contains("NoEviction", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_site_refers_to_its_servers_and_does_not_wait_for_them()
    {
        var cache = _builder.AddRedis("cache");
        var sessions = _builder.AddRedis("sessions");
        var site = AddSite().WithObjectCache(cache).WithSessions(sessions).Resource;

        var related = site.Annotations.OfType<ResourceRelationshipAnnotation>().Select(static r => r.Resource).ToList();
        Assert.Contains(cache.Resource, related);
        Assert.Contains(sessions.Resource, related);
        Assert.Empty(site.Annotations.OfType<WaitAnnotation>());
    }

    private IResourceBuilder<WordPressResource> AddSite() =>
        _builder.AddWordPress("wordpress", _builder.AddMariaDb("mariadb").AddDatabase("wordpress-db", "wordpress"));
}
