using System.Text.Json;
using WpAspire.SmokeTests.Support;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>A container in which no site runs: every test brings an environment of its own.</summary>
public sealed class IdleContainer(SmokeTestAssembly assembly) : IAsyncLifetime
{
    /// <summary>The container's <c>/run/secrets</c>.</summary>
    public TemporaryFolder Secrets { get; } = new();

    public string Id { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Files", "constants.php");
        Id = (await DockerCli.RunAsync(
            ["run", "--detach", "--network=none", TestRun.LabelArgument, $"--volume={script}:/constants.php:ro", $"--volume={Secrets.Path}:/run/secrets:ro", assembly.Images.WordPress, "sleep", "infinity"],
            CancellationToken.None)).Trim();
    }

    public async ValueTask DisposeAsync()
    {
        await DockerCli.TryAsync(["rm", "--force", "--volumes", Id], CancellationToken.None);
        Secrets.Dispose();
    }
}

/// <summary>What wp-config.php makes of the environment, with the names and defaults of the official image.</summary>
public sealed class ConfigurationTests(IdleContainer container) : IClassFixture<IdleContainer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Variables => new()
    {
        { "WORDPRESS_DB_HOST", "DB_HOST", "mysql" },
        { "WORDPRESS_DB_NAME", "DB_NAME", "wordpress" },
        { "WORDPRESS_DB_USER", "DB_USER", "example username" },
        { "WORDPRESS_DB_PASSWORD", "DB_PASSWORD", "example password" },
        { "WORDPRESS_DB_CHARSET", "DB_CHARSET", "utf8mb4" },
        { "WORDPRESS_DB_COLLATE", "DB_COLLATE", "" },
        { "WORDPRESS_AUTH_KEY", "AUTH_KEY", "put your unique phrase here" },
        { "WORDPRESS_SECURE_AUTH_KEY", "SECURE_AUTH_KEY", "put your unique phrase here" },
        { "WORDPRESS_LOGGED_IN_KEY", "LOGGED_IN_KEY", "put your unique phrase here" },
        { "WORDPRESS_NONCE_KEY", "NONCE_KEY", "put your unique phrase here" },
        { "WORDPRESS_AUTH_SALT", "AUTH_SALT", "put your unique phrase here" },
        { "WORDPRESS_SECURE_AUTH_SALT", "SECURE_AUTH_SALT", "put your unique phrase here" },
        { "WORDPRESS_LOGGED_IN_SALT", "LOGGED_IN_SALT", "put your unique phrase here" },
        { "WORDPRESS_NONCE_SALT", "NONCE_SALT", "put your unique phrase here" },
        { "WORDPRESS_TABLE_PREFIX", "table_prefix", "wp_" },
        { "WP_HOME", "WP_HOME", "(not defined)" },
    };

    [Theory]
    [MemberData(nameof(Variables))]
    public async Task A_variable_counts_as_itself_as_a_file_and_by_default(string variable, string constant, string byDefault)
    {
        const string value = "http://example.com";
        // Editors end files with a line break, some with two characters.
        container.Secrets.Write("secret", value + "\r\n");

        Assert.Equal(byDefault, await ReadAsync(constant));
        Assert.Equal(value, await ReadAsync(constant, $"--env={variable}={value}"));
        Assert.Equal(value, await ReadAsync(constant, $"--env={variable}=something else", $"--env={variable}_FILE=/run/secrets/secret"));
        if (variable != "WP_HOME")
        {
            // Empty is a value.
            Assert.Equal("", await ReadAsync(constant, $"--env={variable}="));
        }
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("yes", true)]
    [InlineData("", false)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    [InlineData("Off", false)]
    [InlineData("no", false)]
    public async Task Debugging_is_a_switch_that_knows_the_words_for_off(string value, bool on)
        => Assert.Equal(on, (await ReadAllAsync("--env=WORDPRESS_DEBUG=" + value)).GetProperty("WP_DEBUG").GetBoolean());

    [Fact]
    public async Task Extra_configuration_is_code_and_may_read_the_environment_like_the_official_images_does()
    {
        container.Secrets.Write("extra", "define('FROM_FILE', getenv_docker('WORDPRESS_DB_NAME', 'x') . $table_prefix);\ndefine('DISALLOW_FILE_MODS', false);\n");

        Assert.Equal("news_wp_", await ReadAsync("FROM_FILE", "--env=WORDPRESS_DB_NAME=news_", "--env=WORDPRESS_CONFIG_EXTRA_FILE=/run/secrets/extra"));
        Assert.Equal("4", await ReadAsync("FROM_VALUE", "--env=WORDPRESS_CONFIG_EXTRA=define('FROM_VALUE', (string) (2 + 2));"));
    }

    [Theory]
    [MemberData(nameof(Variables))]
    public async Task What_extra_configuration_defines_counts_without_a_warning(string variable, string constant, string byDefault)
    {
        Assert.NotEqual("own", byDefault);
        var code = constant == "table_prefix" ? "$table_prefix = 'http://own';" : $"define('{constant}', 'http://own');";
        var result = await DockerCli.TryAsync(
            ["exec", $"--env={variable}=http://other", $"--env=WORDPRESS_CONFIG_EXTRA=define('BEFORE', {(constant == "DB_HOST" ? "DB_NAME" : "DB_HOST")}); {code}", container.Id, "php", "/constants.php"], Cancellation);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var constants = JsonDocument.Parse(result.Output);
        Assert.Equal("http://own", constants.RootElement.GetProperty(constant).GetString());
    }

    [Theory]
    [InlineData("const DB_NAME = 'own';", "DB_NAME", "own")]
    [InlineData("define( \"WP_DEBUG\", 'own' );", "WP_DEBUG", "own")]
    [InlineData("if (false) { define('DB_NAME', 'own'); }", "DB_NAME", "wordpress")]
    [InlineData("define('WP_HOME', 'https://own.example/x');", "WP_SITEURL", "https://own.example/x")]
    [InlineData("require '/run/secrets/included.php';", "DB_USER", "own")]
    public async Task Extra_configuration_may_define_them_in_any_way(string code, string constant, string value)
    {
        container.Secrets.Write("included.php", "<?php define('DB_USER', 'own');");
        var result = await DockerCli.TryAsync(["exec", "--env=WORDPRESS_CONFIG_EXTRA=" + code, container.Id, "php", "/constants.php"], Cancellation);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var constants = JsonDocument.Parse(result.Output);
        Assert.Equal(value, constants.RootElement.GetProperty(constant).GetString());
    }

    [Fact]
    public async Task The_address_of_the_files_follows_that_of_the_site()
    {
        Assert.Equal("https://example.com/blog", await ReadAsync("WP_SITEURL", "--env=WP_HOME=https://example.com/blog/"));
        Assert.Equal("https://example.com/wp", await ReadAsync("WP_SITEURL", "--env=WP_HOME=https://example.com", "--env=WP_SITEURL=https://example.com/wp"));
    }

    [Fact]
    public async Task Nobody_changes_an_immutable_site_and_administrators_change_a_managed_one()
    {
        var immutable = await ReadAllAsync();
        Assert.True(immutable.GetProperty("DISALLOW_FILE_MODS").GetBoolean());
        Assert.True(immutable.GetProperty("AUTOMATIC_UPDATER_DISABLED").GetBoolean());

        var managed = await ReadAllAsync("--env=WORDPRESS_CONTENT_MODE=managed");
        Assert.False(managed.TryGetProperty("DISALLOW_FILE_MODS", out _));
        Assert.True(managed.GetProperty("DISALLOW_FILE_EDIT").GetBoolean());
        Assert.False(managed.GetProperty("WP_AUTO_UPDATE_CORE").GetBoolean());
        Assert.Equal("direct", managed.GetProperty("FS_METHOD").GetString());
    }

    [Fact]
    public async Task Scheduled_work_can_be_left_to_something_outside()
    {
        Assert.False((await ReadAllAsync()).TryGetProperty("DISABLE_WP_CRON", out _));
        Assert.True((await ReadAllAsync("--env=WORDPRESS_DISABLE_WP_CRON=yes")).GetProperty("DISABLE_WP_CRON").GetBoolean());
    }

    /// <summary>Every constant that wp-config.php defines, read by a process of its own.</summary>
    private async Task<JsonElement> ReadAllAsync(params string[] options)
    {
        using var document = JsonDocument.Parse(await DockerCli.RunAsync(["exec", .. options, container.Id, "php", "/constants.php"], Cancellation));
        return document.RootElement.Clone();
    }

    private async Task<string?> ReadAsync(string constant, params string[] options)
        => (await ReadAllAsync(options)).TryGetProperty(constant, out var value) ? value.ToString() : "(not defined)";
}
