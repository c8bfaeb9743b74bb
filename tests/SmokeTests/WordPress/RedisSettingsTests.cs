using DotNet.Testcontainers.Builders;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>How a site comes to its Redis, and how one without is left alone.</summary>
public sealed class RedisSettingsTests(SmokeTestAssembly assembly)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_without_Redis_has_the_cache_and_the_sessions_of_WordPress_and_PHP()
    {
        await using var site = Site(await assembly.CreateDatabaseAsync(Cancellation)).Build();
        await site.StartAsync(Cancellation);

        Assert.Equal("""[true,false,"files",1]""", (await site.EvaluateAsync(
            """
            wp_cache_set( 'key', 1 );
            return [ file_exists( WP_CONTENT_DIR . '/object-cache.php' ), (bool) wp_using_ext_object_cache(), ini_get( 'session.save_handler' ), wp_cache_get( 'key' ) ];
            """, Cancellation)).GetRawText());
        Assert.Equal("false", (await site.EvaluateAsync("return wp_cache_get( 'key' );", Cancellation)).GetRawText());
    }

    [Theory]
    [InlineData("WORDPRESS_CACHE_REDIS_HOST", "WORDPRESS_CACHE_REDIS_HOST=redis://cache")]
    [InlineData("WORDPRESS_CACHE_REDIS_PORT", "WORDPRESS_CACHE_REDIS_HOST=cache", "WORDPRESS_CACHE_REDIS_PORT=0")]
    [InlineData("WORDPRESS_SESSION_REDIS_PORT", "WORDPRESS_SESSION_REDIS_HOST=sessions", "WORDPRESS_SESSION_REDIS_PORT=redis")]
    [InlineData("WORDPRESS_SESSION_REDIS_SCHEME", "WORDPRESS_SESSION_REDIS_HOST=sessions", "WORDPRESS_SESSION_REDIS_SCHEME=https")]
    [InlineData("WORDPRESS_CACHE_REDIS_PASSWORD", "WORDPRESS_CACHE_REDIS_PASSWORD=secret")]
    [InlineData("WORDPRESS_SESSION_REDIS_SCHEME", "WORDPRESS_SESSION_REDIS_SCHEME=tls")]
    [InlineData("WORDPRESS_CACHE_REDIS_SSL_CA", "WORDPRESS_CACHE_REDIS_HOST=cache", "WORDPRESS_CACHE_REDIS_SSL_CA=/no/such/file")]
    [InlineData("WORDPRESS_SESSION_REDIS_PASSWORD_FILE", "WORDPRESS_SESSION_REDIS_HOST=sessions", "WORDPRESS_SESSION_REDIS_PASSWORD_FILE=/no/such/file")]
    public async Task A_value_that_can_not_be_meant_is_refused_in_one_sentence_that_names_it(string named, params string[] settings)
    {
        var result = await DockerCli.TryAsync(
            ["run", "--rm", "--network=none", TestRun.LabelArgument, .. settings.Select(setting => "--env=" + setting), assembly.Images.WordPress], Cancellation);

        Assert.Equal(1, result.ExitCode);
        var sentence = Assert.Single(result.Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"wordpress: {named} ", sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Managed_content_that_is_older_than_the_object_cache_gets_it_and_a_plugins_own_is_left_alone()
    {
        await using var volume = new VolumeBuilder().WithLabel(TestRun.Label, TestRun.Id).Build();
        await volume.CreateAsync(Cancellation);
        // As file systems of the cloud come: the site's own. An empty one the engine would fill by itself.
        await DockerCli.RunAsync(["run", "--rm", "--user=0", $"--volume={volume.Name}:/content", TestRun.LabelArgument, assembly.Images.WordPress, "sh", "-c", "touch /content/.volume && chown -R 33:33 /content"], Cancellation);
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var redis = new Support.Redis.RedisBuilder(assembly.Images.Redis).WithNetwork(assembly.Network).WithNetworkAliases("redis-of-managed-content").Build();
        await redis.StartAsync(Cancellation);
        var managed = Site(database).WithEnvironment("WORDPRESS_CONTENT_MODE", "managed").WithVolumeMount(volume, "/var/www/html/wp-content");

        await using (var before = managed.Build())
        {
            await before.StartAsync(Cancellation);
            await before.RunAsync(Cancellation, "rm", "/var/www/html/wp-content/object-cache.php");
        }

        await using (var without = managed.Build())
        {
            await without.StartAsync(Cancellation);
            Assert.Equal("false", (await without.EvaluateAsync("return file_exists( WP_CONTENT_DIR . '/object-cache.php' );", Cancellation)).GetRawText());
        }

        await using (var with = managed.WithRedis("CACHE", "redis-of-managed-content").Build())
        {
            await with.StartAsync(Cancellation);
            Assert.Equal("true", (await with.EvaluateAsync("return (bool) wp_using_ext_object_cache();", Cancellation)).GetRawText());
            await with.RunAsync(Cancellation, "sh", "-c", "echo '<?php // Of a plugin.' >/var/www/html/wp-content/object-cache.php");
        }

        await using (var after = managed.WithRedis("CACHE", "redis-of-managed-content").Build())
        {
            await after.StartAsync(Cancellation);
            Assert.Equal("<?php // Of a plugin.", await after.RunAsync(Cancellation, "cat", "/var/www/html/wp-content/object-cache.php"));
            Assert.Contains("is another object cache than this image's", await after.GetLogAsync(Cancellation), StringComparison.Ordinal);
        }
    }

    private WordPressBuilder Site(Database database) => new WordPressBuilder(assembly.Images.WordPress).WithDatabase(database).WithPage("evaluate.php");
}
