using System.Net;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.MariaDb;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>From an empty database to a site, and everything that can keep one from it.</summary>
public sealed class StartTests(SmokeTestAssembly assembly)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WordPressBuilder WordPress => new(assembly.Images.WordPress);

    [Fact]
    public async Task Four_containers_that_start_at_once_install_one_site()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        var replicas = Enumerable.Range(0, 4).Select(_ => WordPress.WithDatabase(database).WithReadOnlyRoot().Build()).ToArray();
        try
        {
            await Task.WhenAll(replicas.Select(replica => replica.StartAsync(Cancellation)));

            Assert.Equal(1, await database.ScalarAsync<int>("SELECT COUNT(*) FROM wp_users", Cancellation));
            Assert.Equal(1, await database.ScalarAsync<int>("SELECT COUNT(*) FROM wp_usermeta WHERE meta_key = 'wp_capabilities'", Cancellation));
            Assert.Equal("hello-world privacy-policy sample-page", await database.ScalarAsync<string>(
                "SELECT GROUP_CONCAT(post_name ORDER BY post_name SEPARATOR ' ') FROM wp_posts WHERE post_type IN ('post', 'page')", Cancellation));
            Assert.Equal("/%year%/%monthnum%/%day%/%postname%/", await database.ScalarAsync<string>("SELECT option_value FROM wp_options WHERE option_name = 'permalink_structure'", Cancellation));
            Assert.Equal(0, await database.ScalarAsync<int>("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name LIKE '%unfinished'", Cancellation));

            var logs = await Task.WhenAll(replicas.Select(replica => replica.GetLogAsync(Cancellation)));
            Assert.Single(logs, log => log.Contains("the site has been installed", StringComparison.Ordinal));
            foreach (var replica in replicas)
            {
                using var home = await replica.GetAsync("/", Cancellation);
                Assert.Equal(HttpStatusCode.OK, home.StatusCode);
                Assert.Contains("<title>Smoke test", await home.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
            }
        }
        finally
        {
            await Task.WhenAll(replicas.Select(replica => replica.DisposeAsync().AsTask()));
        }
    }

    [Fact]
    public async Task Without_a_database_it_is_alive_but_not_ready_and_becomes_ready_when_there_is_one()
    {
        await using var site = WordPress.WithoutReadiness()
            .WithNetwork(assembly.Network)
            .WithEnvironment("WORDPRESS_DB_HOST", "late-database")
            .WithEnvironment("WORDPRESS_DB_USER", "writer")
            .WithEnvironment("WORDPRESS_DB_PASSWORD", "password of the writer")
            .Build();
        await site.StartAsync(Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "database-unreachable"), await site.GetReadinessAsync(Cancellation));
        using (var home = await site.GetAsync("/", Cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, home.StatusCode);
            Assert.NotNull(home.Headers.RetryAfter);
        }

        using (var installer = await site.GetAsync("/wp-admin/install.php", Cancellation))
        {
            // Whoever opens it first would own the site.
            Assert.Equal(HttpStatusCode.ServiceUnavailable, installer.StatusCode);
        }

        await using var server = new MariaDbBuilder(assembly.Images.MariaDb)
            .WithNetwork(assembly.Network).WithNetworkAliases("late-database")
            .WithEnvironment("MARIADB_ROOT_PASSWORD", "root password")
            .WithEnvironment("MARIADB_DATABASE", "wordpress").WithEnvironment("MARIADB_USER", "writer").WithEnvironment("MARIADB_PASSWORD", "password of the writer")
            .Build();
        await server.StartAsync(Cancellation);
        await Condition.UntilAsync(async () => (await site.GetReadinessAsync(Cancellation)).Status == HttpStatusCode.OK, "the site is ready", Cancellation);

        // A database that goes away again makes it unready, but is no reason to be killed.
        await server.StopAsync(Cancellation);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "database-unreachable"), await site.GetReadinessAsync(Cancellation));
        using var alive = await site.GetAsync("/healthz", Cancellation);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task A_password_that_does_not_fit_is_named_as_the_reason_and_explained_once_without_being_told()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = WordPress.WithoutReadiness().WithDatabase(database with { Password = "not the password" }).Build();
        await site.StartAsync(Cancellation);

        await Condition.UntilAsync(async () => (await site.GetLogAsync(Cancellation)).Contains("refuses user", StringComparison.Ordinal), "the log explains it", Cancellation);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "database-access-denied"), await site.GetReadinessAsync(Cancellation));
        }

        using var alive = await site.GetAsync("/healthz", Cancellation);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        var log = await site.GetLogAsync(Cancellation);
        Assert.Single(log.Split('\n'), line => line.Contains(database.User, StringComparison.Ordinal));
        Assert.DoesNotContain("not the password", log, StringComparison.Ordinal);

        // It goes on trying.
        await database.ExecuteAsync($"ALTER USER '{database.User}'@'%' IDENTIFIED BY 'not the password'", Cancellation);
        await Condition.UntilAsync(async () => (await site.GetReadinessAsync(Cancellation)).Status == HttpStatusCode.OK, "the site is ready", Cancellation);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named_as_the_reason()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await database.ExecuteAsync($"GRANT ALL ON *.* TO '{database.User}'@'%'; DROP DATABASE `{database.Name}`", Cancellation);
        await using var site = WordPress.WithoutReadiness().WithDatabase(database).Build();
        await site.StartAsync(Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "database-missing"), await site.GetReadinessAsync(Cancellation));
    }

    [Fact]
    public async Task The_wait_for_the_database_can_be_limited()
    {
        var result = await DockerCli.TryAsync(
            ["run", "--rm", TestRun.LabelArgument, "--env=WORDPRESS_DB_HOST=127.0.0.1:1", "--env=WORDPRESS_DB_WAIT_TIMEOUT=1", assembly.Images.WordPress],
            Cancellation);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("within 1 seconds (WORDPRESS_DB_WAIT_TIMEOUT): database-unreachable", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_administrator_and_the_site_come_from_the_environment_and_its_files()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = WordPress.WithDatabase(database)
            .WithSecret("/run/secrets/title", "O'Neill's \"Blog\" & more\n")
            .WithSecret("/run/secrets/user", "editor.in-chief\n")
            .WithSecret("/run/secrets/password", "pa\\ss'w\"ord\n")
            .WithSecret("/run/secrets/email", "chief@example.com\n")
            .WithSecret("/run/secrets/prefix", "news_\n")
            .WithSecret("/run/secrets/db", database.Password + "\n")
            .WithEnvironment("WORDPRESS_DB_PASSWORD", "")
            .WithEnvironment("WORDPRESS_DB_PASSWORD_FILE", "/run/secrets/db")
            .WithEnvironment("WORDPRESS_BLOG_NAME_FILE", "/run/secrets/title")
            .WithEnvironment("WORDPRESS_USERNAME_FILE", "/run/secrets/user")
            .WithEnvironment("WORDPRESS_PASSWORD_FILE", "/run/secrets/password")
            .WithEnvironment("WORDPRESS_EMAIL_FILE", "/run/secrets/email")
            .WithEnvironment("WORDPRESS_TABLE_PREFIX_FILE", "/run/secrets/prefix")
            .Build();
        await site.StartAsync(Cancellation);

        Assert.Equal("editor.in-chief chief@example.com", await database.ScalarAsync<string>("SELECT CONCAT(user_login, ' ', user_email) FROM news_users", Cancellation));
        Assert.Equal("O&#039;Neill&#039;s &quot;Blog&quot; &amp; more", await database.ScalarAsync<string>("SELECT option_value FROM news_options WHERE option_name = 'blogname'", Cancellation));
        await site.SignInAsync(Cancellation, "pa\\ss'w\"ord", "editor.in-chief");
    }

    [Fact]
    public async Task An_installation_that_was_cut_short_starts_over()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        // As the crash of a container leaves it: begun, with an address but without an administrator.
        await database.ExecuteAsync(
            """
            CREATE TABLE wp_install_unfinished (id INT PRIMARY KEY);
            CREATE TABLE wp_options (option_id BIGINT AUTO_INCREMENT PRIMARY KEY, option_name VARCHAR(191) UNIQUE, option_value LONGTEXT, autoload VARCHAR(20));
            INSERT INTO wp_options (option_name, option_value) VALUES ('siteurl', 'http://half.example')
            """, Cancellation);
        await using var site = WordPress.WithDatabase(database).Build();
        await site.StartAsync(Cancellation);

        Assert.Equal(1, await database.ScalarAsync<int>("SELECT COUNT(*) FROM wp_users", Cancellation));
        Assert.Equal(1, await database.ScalarAsync<int>("SELECT COUNT(*) FROM wp_posts WHERE post_type = 'post'", Cancellation));
        await site.SignInAsync(Cancellation);
    }

    [Fact]
    public async Task The_tables_of_an_older_WordPress_are_upgraded_once_and_content_stays()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using (var first = WordPress.WithDatabase(database).Build())
        {
            await first.StartAsync(Cancellation);
        }

        var version = await database.ScalarAsync<int>("SELECT option_value FROM wp_options WHERE option_name = 'db_version'", Cancellation);
        await database.ExecuteAsync("UPDATE wp_options SET option_value = '57155' WHERE option_name = 'db_version'; UPDATE wp_posts SET post_title = 'Kept' WHERE post_name = 'hello-world'", Cancellation);

        // An existing site needs no password of an administrator.
        var replicas = Enumerable.Range(0, 2).Select(_ => WordPress.WithDatabase(database).WithEnvironment("WORDPRESS_PASSWORD", "").Build()).ToArray();
        await Task.WhenAll(replicas.Select(replica => replica.StartAsync(Cancellation)));

        Assert.Equal(version, await database.ScalarAsync<int>("SELECT option_value FROM wp_options WHERE option_name = 'db_version'", Cancellation));
        Assert.Equal("Kept", await database.ScalarAsync<string>("SELECT post_title FROM wp_posts WHERE post_name = 'hello-world'", Cancellation));
        var logs = await Task.WhenAll(replicas.Select(replica => replica.GetLogAsync(Cancellation)));
        Assert.Single(logs, log => log.Contains("upgraded from version 57155", StringComparison.Ordinal));
        await Task.WhenAll(replicas.Select(replica => replica.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Who_skips_the_bootstrap_gets_the_installer_and_is_ready_after_it()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = WordPress.WithoutReadiness().WithDatabase(database).WithEnvironment("WORDPRESS_SKIP_BOOTSTRAP", "yes").Build();
        await site.StartAsync(Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not-installed"), await site.GetReadinessAsync(Cancellation));
        using var installer = await site.GetAsync("/wp-admin/install.php", Cancellation);
        Assert.Equal(HttpStatusCode.OK, installer.StatusCode);
    }

    [Theory]
    [InlineData("WORDPRESS_PASSWORD", "WP_ENVIRONMENT_TYPE=local")]
    [InlineData("WP_HOME", "WORDPRESS_PASSWORD=secret")]
    public async Task What_only_the_user_can_know_is_asked_for_when_a_site_must_be_installed(string named, string environment)
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        var result = await DockerCli.TryAsync(
            ["run", "--rm", TestRun.LabelArgument, "--network=" + assembly.Network.Name, "--env=WORDPRESS_DB_HOST=mariadb", "--env=WORDPRESS_DB_NAME=" + database.Name,
             "--env=WORDPRESS_DB_USER=" + database.User, "--env=WORDPRESS_DB_PASSWORD=" + database.Password, "--env=" + environment, assembly.Images.WordPress],
            Cancellation);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(result.Error.Split('\n'), line => line.StartsWith("wordpress: the database has no site yet, and " + named, StringComparison.Ordinal));
        Assert.Equal(0, await database.ScalarAsync<int>("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()", Cancellation));
    }

    [Theory]
    [InlineData("WORDPRESS_TABLE_PREFIX=wp-")]
    [InlineData("WORDPRESS_TABLE_PREFIX=")]
    [InlineData("WORDPRESS_CONTENT_MODE=mutable")]
    [InlineData("WORDPRESS_MULTISITE=folders")]
    [InlineData("WORDPRESS_DB_WAIT_TIMEOUT=soon")]
    [InlineData("WORDPRESS_DB_WAIT_TIMEOUT=-1")]
    [InlineData("WORDPRESS_EMAIL=nobody")]
    [InlineData("WORDPRESS_USERNAME=<script>")]
    [InlineData("WORDPRESS_LOCALE=xx_XX")]
    [InlineData("WORDPRESS_TRUSTED_PROXIES=everyone")]
    [InlineData("WORDPRESS_SMTP_PORT=0")]
    [InlineData("WORDPRESS_DB_PASSWORD_FILE=/run/secrets/none")]
    [InlineData("WP_HOME=example.com")]
    [InlineData("WP_ENVIRONMENT_TYPE=lokal")]
    [InlineData("PHP_MEMORY_LIMIT=256")]
    [InlineData("PHP_UPLOAD_MAX=big")]
    [InlineData("PHP_MAX_EXECUTION_TIME=0")]
    [InlineData("PHP_MAX_EXECUTION_TIME=3601")]
    [InlineData("PHP_MAX_INPUT_VARS=1")]
    [InlineData("PHP_SESSION_LIFETIME=long")]
    [InlineData("PHP_FPM_MAX_CHILDREN=many")]
    public async Task A_value_that_can_not_be_meant_is_refused_in_one_sentence_that_names_it(string setting)
    {
        var result = await DockerCli.TryAsync(["run", "--rm", "--network=none", TestRun.LabelArgument, "--env=" + setting, assembly.Images.WordPress], Cancellation);

        Assert.Equal(1, result.ExitCode);
        var sentence = Assert.Single(result.Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("wordpress: " + setting.Split('=')[0], sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
    }
}
