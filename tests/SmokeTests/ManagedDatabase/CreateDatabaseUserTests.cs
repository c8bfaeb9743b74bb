using MySqlConnector;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.MariaDb;

namespace WpAspire.SmokeTests.ManagedDatabase;

/// <summary><c>create-database-user</c>: the container that runs before the site's where the server is a managed one.</summary>
[Collection<ManagedServerTests>]
public sealed class CreateDatabaseUserTests(ManagedServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_makes_the_database_and_a_user_who_may_do_everything_in_it_and_nothing_elsewhere()
    {
        var site = await server.NewSite().CreateUserAsync(Cancellation);
        await using (var administrator = await server.ConnectAsync(ManagedServer.Administrator, ManagedServer.AdministratorPassword, Cancellation))
        {
            // In a grant an underscore is a wildcard, and must not be one here.
            await administrator.ExecuteAsync($"CREATE DATABASE `{site.Name.Replace('_', 'x')}`", Cancellation);
            Assert.Equal("utf8mb4", await administrator.ScalarAsync<string>($"SELECT default_character_set_name FROM information_schema.schemata WHERE schema_name = '{site.Name}'", Cancellation));
        }

        await using var user = await server.ConnectAsync(site.User, site.Password, Cancellation, site.Name);
        Assert.Equal(["information_schema", site.Name], await user.ColumnAsync("SHOW DATABASES", Cancellation));
        await user.ExecuteAsync(
            """
            CREATE TABLE a (id INT PRIMARY KEY, UNIQUE (id)); INSERT INTO a VALUES (1); UPDATE a SET id = 2; ALTER TABLE a ADD n INT, ADD INDEX (n);
            CREATE TABLE b (id INT REFERENCES a (id)); CREATE TEMPORARY TABLE c (id INT); CREATE VIEW v AS SELECT id FROM a; SHOW CREATE VIEW v;
            CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET @x = 1; CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM a;
            CREATE PROCEDURE p() SELECT 1; CALL p(); DROP PROCEDURE p; LOCK TABLES a WRITE; UNLOCK TABLES; DROP TABLE b
            """, Cancellation);
        foreach (var statement in new[] { "CREATE DATABASE another", "CREATE USER another", $"GRANT SELECT ON `{site.Name}`.* TO {ManagedServer.Administrator}" })
        {
            await Assert.ThrowsAsync<MySqlException>(() => user.ExecuteAsync(statement, Cancellation));
        }
    }

    [Fact]
    public async Task The_user_must_come_encrypted_where_the_site_does_and_need_not_elsewhere()
    {
        var site = await server.NewSite().CreateUserAsync(Cancellation);
        await using var root = await server.ConnectAsRootAsync(Cancellation);
        Assert.Contains("REQUIRE SSL", await GrantAsync(root, site), StringComparison.Ordinal);

        await root.ExecuteAsync("SET GLOBAL require_secure_transport = OFF", Cancellation);
        try
        {
            var result = await site.TryCreateUserAsync(Cancellation, "--env=WORDPRESS_ENABLE_DATABASE_SSL=no");
            Assert.True(result.ExitCode == 0, result.Everything);
        }
        finally
        {
            await root.ExecuteAsync("SET GLOBAL require_secure_transport = ON", Cancellation);
        }

        Assert.DoesNotContain("REQUIRE SSL", await GrantAsync(root, site), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_takes_effect_beside_the_one_before_and_data_stays()
    {
        var site = await server.NewSite().CreateUserAsync(Cancellation);
        await using (var user = await server.ConnectAsync(site.User, site.Password, Cancellation, site.Name))
        {
            await user.ExecuteAsync("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (42)", Cancellation);
        }

        var rotated = await (site with { Password = """p'a"s\s`w$ö%r_d #;-- """ }).CreateUserAsync(Cancellation);

        // What still runs has the old one, and so has a deployment that is taken back.
        Assert.True(await server.AcceptsAsync(site, Cancellation));
        await rotated.CreateUserAsync(Cancellation);
        Assert.True(await server.AcceptsAsync(site, Cancellation));
        await (rotated with { Password = "the third" }).CreateUserAsync(Cancellation);
        Assert.False(await server.AcceptsAsync(site, Cancellation));
        await using var again = await server.ConnectAsync(rotated.User, rotated.Password, Cancellation, rotated.Name);
        Assert.Equal(42, await again.ScalarAsync<int>("SELECT id FROM t", Cancellation));
    }

    [Fact]
    public async Task Names_are_taken_as_they_are()
    {
        var site = await (server.NewSite() with { Name = """my_site`s 100% "da\ta" """.TrimEnd(), User = """o'neill\""" }).CreateUserAsync(Cancellation);

        Assert.True(await server.AcceptsAsync(site, Cancellation));
    }

    [Fact]
    public async Task Many_containers_may_do_it_at_once()
    {
        var site = server.NewSite();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.TryCreateUserAsync(Cancellation)));

        Assert.All(results, result => Assert.True(result.ExitCode == 0, result.Everything));
        Assert.True(await server.AcceptsAsync(site, Cancellation));
    }

    [Fact]
    public async Task No_password_is_in_a_statement_or_in_the_output()
    {
        var site = server.NewSite();
        var result = await site.TryCreateUserAsync(Cancellation);

        var statements = await server.GetStatementsAsync(Cancellation);
        Assert.Contains($"CREATE USER IF NOT EXISTS '{site.User}'", statements, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Password, statements, StringComparison.Ordinal);
        Assert.Equal($"wordpress: the database {site.Name} and its user {site.User} are there.\n", result.Everything);
    }

    [Fact]
    public async Task Every_variable_may_be_given_as_a_file()
    {
        var site = server.NewSite();
        using var folder = new TemporaryFolder();
        folder.Write("admin", ManagedServer.Administrator + "\n");
        folder.Write("admin-password", ManagedServer.AdministratorPassword + "\n");
        folder.Write("password", site.Password + "\n");

        var result = await site.TryCreateUserAsync(
            Cancellation, $"--volume={folder.Path}:/run/secrets:ro",
            "--env=DATABASE_ADMIN_USER=", "--env=DATABASE_ADMIN_USER_FILE=/run/secrets/admin",
            "--env=DATABASE_ADMIN_PASSWORD=", "--env=DATABASE_ADMIN_PASSWORD_FILE=/run/secrets/admin-password",
            "--env=WORDPRESS_DB_PASSWORD=", "--env=WORDPRESS_DB_PASSWORD_FILE=/run/secrets/password");

        Assert.True(result.ExitCode == 0, result.Everything);
        Assert.True(await server.AcceptsAsync(site, Cancellation));
    }

    [Theory]
    [InlineData("DATABASE_ADMIN_USER is not set", "DATABASE_ADMIN_USER=")]
    [InlineData("DATABASE_ADMIN_PASSWORD is not set", "DATABASE_ADMIN_PASSWORD=")]
    [InlineData("WORDPRESS_DB_USER is not set", "WORDPRESS_DB_USER=")]
    [InlineData("WORDPRESS_DB_PASSWORD is not set", "WORDPRESS_DB_PASSWORD=")]
    [InlineData("WORDPRESS_DB_NAME is empty", "WORDPRESS_DB_NAME=")]
    [InlineData("DATABASE_ADMIN_PASSWORD_FILE names /run/secrets/none", "DATABASE_ADMIN_PASSWORD_FILE=/run/secrets/none")]
    [InlineData("both administrator: the site must not work as the administrator", "WORDPRESS_DB_USER=administrator")]
    [InlineData("refuses user administrator", "DATABASE_ADMIN_PASSWORD=not the password")]
    [InlineData("takes only encrypted connections", "WORDPRESS_ENABLE_DATABASE_SSL=no")]
    [InlineData("signed by none of the authorities in /authorities/wrong.pem", "WORDPRESS_DATABASE_SSL_CA=" + ManagedServer.WrongAuthority)]
    [InlineData("certificate of the database server is refused (not-in-the-certificate)", "WORDPRESS_DB_HOST=" + ManagedServer.OtherHost)]
    [InlineData("within 1 seconds (WORDPRESS_DB_WAIT_TIMEOUT)", "WORDPRESS_DB_HOST=127.0.0.1:1", "WORDPRESS_DB_WAIT_TIMEOUT=1")]
    public async Task What_can_not_work_ends_it_with_one_sentence(string says, params string[] settings)
    {
        var result = await server.NewSite().TryCreateUserAsync(Cancellation, [.. settings.Select(setting => "--env=" + setting)]);

        Assert.Equal(1, result.ExitCode);
        var sentence = Assert.Single(result.Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("wordpress: ", sentence, StringComparison.Ordinal);
        Assert.Contains(says, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("not the password", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_who_may_not_do_it_is_named()
    {
        var site = await server.NewSite().CreateUserAsync(Cancellation);
        var result = await server.NewSite().TryCreateUserAsync(Cancellation, "--env=DATABASE_ADMIN_USER=" + site.User, "--env=DATABASE_ADMIN_PASSWORD=" + site.Password);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"wordpress: the database server does not let {site.User} make the database", Assert.Single(result.Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_waits_for_a_server_that_starts_later_and_a_stop_ends_the_wait()
    {
        var site = server.NewSite();
        string[] command =
        [
            "run", "--detach", .. site.Arguments(
                "--env=DATABASE_ADMIN_USER=root", "--env=DATABASE_ADMIN_PASSWORD=root password", "--env=WORDPRESS_ENABLE_DATABASE_SSL=no", "--env=WORDPRESS_DB_HOST=late-managed-database"),
            server.Assembly.Images.WordPress, "create-database-user",
        ];
        var waiting = (await DockerCli.RunAsync(command, Cancellation)).Trim();
        var stopped = (await DockerCli.RunAsync(command, Cancellation)).Trim();
        await Condition.UntilAsync(async () => (await DockerCli.TryAsync(["logs", stopped], Cancellation)).Error.Contains("Waiting for it.", StringComparison.Ordinal), "it says that it waits", Cancellation);

        // A process that did not heed the signal would be killed, and end with 137.
        await DockerCli.StopAsync(stopped, Cancellation);
        Assert.Equal("1\n", await DockerCli.RunAsync(["wait", stopped], Cancellation));

        await using var late = new MariaDbBuilder(server.Assembly.Images.MariaDb)
            .WithNetwork(server.Assembly.Network).WithNetworkAliases("late-managed-database")
            .WithEnvironment("MARIADB_ROOT_PASSWORD", "root password")
            .Build();
        await late.StartAsync(Cancellation);
        Assert.Equal("0\n", await DockerCli.RunAsync(["wait", waiting], Cancellation));
        Assert.True(await late.AcceptsAsync(site.User, site.Password, Cancellation, site.Name));
        await DockerCli.RunAsync(["rm", "--volumes", waiting, stopped], Cancellation);
    }

    private static async Task<string> GrantAsync(MySqlConnection root, ManagedSite site)
        => (await root.ColumnAsync($"SHOW GRANTS FOR '{site.User}'@'%'", Cancellation))[0];
}
