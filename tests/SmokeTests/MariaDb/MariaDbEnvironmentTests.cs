using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.MariaDb;

namespace WpAspire.SmokeTests.MariaDb;

public sealed class MariaDbEnvironmentTests(SmokeTestAssembly assembly)
{
    // Everything that quoting could go wrong with, but for line breaks.
    private const string DifficultPassword = """p'a"s\s`w$ö%r_d #;-- """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Root_the_database_and_its_user_come_from_the_environment()
    {
        await using var server = new MariaDbBuilder(assembly.Images.MariaDb)
            .WithEnvironment("MARIADB_ROOT_PASSWORD", "of root" + DifficultPassword)
            .WithEnvironment("MARIADB_DATABASE", "my_site`s data")
            .WithEnvironment("MARIADB_USER", "o'neill")
            .WithEnvironment("MARIADB_PASSWORD", DifficultPassword)
            .Build();
        await server.StartAsync(Cancellation);

        Assert.True(await server.AcceptsAsync("root", "of root" + DifficultPassword, Cancellation));
        Assert.True(await server.AcceptsAsync("o'neill", DifficultPassword, Cancellation, "my_site`s data"));
        Assert.False(await server.AcceptsAsync("o'neill", "another", Cancellation));

        await using var user = await server.ConnectAsync("o'neill", DifficultPassword, "my_site`s data", Cancellation);
        await user.ExecuteAsync("CREATE TABLE t (id INT PRIMARY KEY)", Cancellation);
        Assert.Equal(["information_schema", "my_site`s data"], await user.ColumnAsync("SHOW DATABASES", Cancellation));
        // In a grant an underscore is a wildcard, and must not be one here.
        await using var root = await server.ConnectAsync("root", "of root" + DifficultPassword, null, Cancellation);
        await root.ExecuteAsync("CREATE DATABASE `my1site``s data`", Cancellation);
        Assert.Equal(["information_schema", "my_site`s data"], await user.ColumnAsync("SHOW DATABASES", Cancellation));
    }

    [Fact]
    public async Task Every_variable_may_be_given_as_a_file()
    {
        await using var server = new MariaDbBuilder(assembly.Images.MariaDb)
            .WithSecret("/run/secrets/root", "root password\n")
            .WithSecret("/run/secrets/root_host", "%\n")
            .WithSecret("/run/secrets/database", "site\n")
            .WithSecret("/run/secrets/user", "writer\n")
            .WithSecret("/run/secrets/user_host", "%\n")
            .WithSecret("/run/secrets/password", DifficultPassword + "\n")
            .WithSecret("/run/secrets/replica", "replica\n")
            .WithSecret("/run/secrets/replica_password", "replica password\n")
            .WithEnvironment("MARIADB_ROOT_PASSWORD_FILE", "/run/secrets/root")
            .WithEnvironment("MARIADB_ROOT_HOST_FILE", "/run/secrets/root_host")
            .WithEnvironment("MARIADB_DATABASE_FILE", "/run/secrets/database")
            .WithEnvironment("MARIADB_USER_FILE", "/run/secrets/user")
            .WithEnvironment("MARIADB_USER_HOST_FILE", "/run/secrets/user_host")
            .WithEnvironment("MARIADB_PASSWORD_FILE", "/run/secrets/password")
            .WithEnvironment("MARIADB_REPLICATION_USER_FILE", "/run/secrets/replica")
            .WithEnvironment("MARIADB_REPLICATION_PASSWORD_FILE", "/run/secrets/replica_password")
            .Build();
        await server.StartAsync(Cancellation);

        Assert.True(await server.AcceptsAsync("root", "root password", Cancellation));
        Assert.True(await server.AcceptsAsync("writer", DifficultPassword, Cancellation, "site"));
        Assert.True(await server.AcceptsAsync("replica", "replica password", Cancellation));
    }

    [Fact]
    public async Task Password_hashes_take_the_place_of_passwords_also_from_files()
    {
        // PASSWORD('hashed')
        const string hash = "*5A45AD46A3C0A8C7D3E6A3C3A73B53C2E2B2C3D4";
        await using var server = new MariaDbBuilder(assembly.Images.MariaDb)
            .WithSecret("/run/secrets/hash", hash)
            .WithEnvironment("MARIADB_ROOT_PASSWORD_HASH_FILE", "/run/secrets/hash")
            .WithEnvironment("MARIADB_USER", "writer")
            .WithEnvironment("MARIADB_PASSWORD_HASH", hash)
            .WithEnvironment("MARIADB_REPLICATION_USER", "replica")
            .WithEnvironment("MARIADB_REPLICATION_PASSWORD_HASH_FILE", "/run/secrets/hash")
            .WithEnvironment("MARIADB_MYSQL_LOCALHOST_USER", "1")
            .WithEnvironment("MARIADB_MYSQL_LOCALHOST_GRANTS", "SELECT")
            .Build();
        await server.StartAsync(Cancellation);

        // Nobody knows a password to that hash, but the server's own user comes in through the socket.
        var accounts = await server.ExecAsync(
            ["setpriv", "--reuid=999", "--regid=999", "--clear-groups", "mariadb", "--batch", "--skip-column-names", "--execute",
             $"SELECT User FROM mysql.user WHERE authentication_string = '{hash}' ORDER BY User, Host"],
            Cancellation);
        Assert.Equal("replica\nroot\nroot\nwriter\n", accounts.Stdout);
    }

    [Fact]
    public async Task The_names_of_mysql_mean_the_same_and_those_of_mariadb_win()
    {
        await using var server = new MariaDbBuilder(assembly.Images.MariaDb)
            .WithEnvironment("MYSQL_ROOT_PASSWORD", "loses")
            .WithEnvironment("MARIADB_ROOT_PASSWORD", "wins")
            .WithEnvironment("MYSQL_DATABASE", "site")
            .WithEnvironment("MYSQL_USER", "writer")
            .WithEnvironment("MYSQL_PASSWORD", "secret")
            .Build();
        await server.StartAsync(Cancellation);

        Assert.True(await server.AcceptsAsync("root", "wins", Cancellation));
        Assert.False(await server.AcceptsAsync("root", "loses", Cancellation));
        Assert.True(await server.AcceptsAsync("writer", "secret", Cancellation, "site"));
    }

    [Fact]
    public async Task Hosts_say_where_root_and_the_user_may_come_from()
    {
        await using var server = new MariaDbBuilder(assembly.Images.MariaDb)
            .WithEnvironment("MARIADB_ROOT_PASSWORD", "root password")
            .WithEnvironment("MARIADB_ROOT_HOST", "localhost")
            .WithEnvironment("MARIADB_USER", "writer")
            .WithEnvironment("MARIADB_PASSWORD", "secret")
            .WithEnvironment("MARIADB_USER_HOST", "203.0.113.1")
            .Build();
        await server.StartAsync(Cancellation);

        Assert.False(await server.AcceptsAsync("root", "root password", Cancellation));
        Assert.False(await server.AcceptsAsync("writer", "secret", Cancellation));
        var local = await server.ExecAsync(["mariadb", "--user=root", "--password=root password", "--execute=SELECT 1"], Cancellation);
        Assert.Equal(0, local.ExitCode);
    }

    [Fact]
    public async Task A_random_root_password_is_printed_once()
    {
        await using var server = new MariaDbBuilder(assembly.Images.MariaDb)
            .WithEnvironment("MARIADB_RANDOM_ROOT_PASSWORD", "yes")
            .Build();
        await server.StartAsync(Cancellation);

        var (output, error) = await server.GetLogsAsync(ct: Cancellation);
        var line = Assert.Single((output + error).Split('\n'), line => line.Contains("GENERATED ROOT PASSWORD: ", StringComparison.Ordinal));
        Assert.True(await server.AcceptsAsync("root", line.Split("GENERATED ROOT PASSWORD: ")[1].Trim(), Cancellation));
        Assert.False(await server.AcceptsAsync("root", string.Empty, Cancellation));
    }

    [Fact]
    public async Task An_empty_root_password_is_only_had_by_asking_for_it()
    {
        await using var server = new MariaDbBuilder(assembly.Images.MariaDb)
            .WithEnvironment("MARIADB_ALLOW_EMPTY_ROOT_PASSWORD", "1")
            .Build();
        await server.StartAsync(Cancellation);

        Assert.True(await server.AcceptsAsync("root", string.Empty, Cancellation));
        Assert.False(await server.AcceptsAsync("somebody", string.Empty, Cancellation));
        await using var root = await server.ConnectAsync("root", string.Empty, null, Cancellation);
        Assert.Empty(await root.ColumnAsync("SELECT User FROM mysql.user WHERE User = ''", Cancellation));
    }

    [Fact]
    public async Task A_replica_knows_its_primary()
    {
        await using var server = new MariaDbBuilder(assembly.Images.MariaDb)
            .WithSecret("/run/secrets/host", "primary.invalid\n")
            .WithSecret("/run/secrets/port", "3307\n")
            .WithEnvironment("MARIADB_ROOT_PASSWORD", "root password")
            .WithEnvironment("MARIADB_REPLICATION_USER", "replica")
            .WithEnvironment("MARIADB_REPLICATION_PASSWORD", "secret")
            .WithEnvironment("MARIADB_MASTER_HOST_FILE", "/run/secrets/host")
            .WithEnvironment("MARIADB_MASTER_PORT_FILE", "/run/secrets/port")
            .WithCommand("--server-id=2")
            .Build();
        await server.StartAsync(Cancellation);

        var status = await server.ExecAsync(["mariadb", "--user=root", "--password=root password", "--execute=SHOW REPLICA STATUS\\G"], Cancellation);
        Assert.Contains("Master_Host: primary.invalid", status.Stdout, StringComparison.Ordinal);
        Assert.Contains("Master_Port: 3307", status.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_check_account_has_the_grants_that_it_is_given()
    {
        await using var server = new MariaDbBuilder(assembly.Images.MariaDb)
            .WithEnvironment("MARIADB_ROOT_PASSWORD", "root password")
            .WithEnvironment("MARIADB_HEALTHCHECK_GRANTS", "REPLICA MONITOR")
            .Build();
        await server.StartAsync(Cancellation);

        await using var root = await server.ConnectAsync("root", "root password", null, Cancellation);
        var grants = await root.ColumnAsync("SHOW GRANTS FOR healthcheck@localhost", Cancellation);
        Assert.Contains(grants, grant => grant.Contains("MONITOR", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no root password", "MARIADB_ROOT_PASSWORD", "MARIADB_DATABASE=site")]
    [InlineData("both a value and a file", "MARIADB_ROOT_PASSWORD_FILE", "MARIADB_ROOT_PASSWORD=a", "MARIADB_ROOT_PASSWORD_FILE=/etc/hostname")]
    [InlineData("a file that is not there", "/run/secrets/none", "MARIADB_ROOT_PASSWORD_FILE=/run/secrets/none")]
    [InlineData("a password and a hash", "MARIADB_PASSWORD_HASH", "MARIADB_ROOT_PASSWORD=a", "MARIADB_USER=b", "MARIADB_PASSWORD=c", "MARIADB_PASSWORD_HASH=*D")]
    [InlineData("a user without a password", "MARIADB_PASSWORD", "MARIADB_ROOT_PASSWORD=a", "MARIADB_USER=b")]
    [InlineData("root as the user", "MARIADB_USER", "MARIADB_ROOT_PASSWORD=a", "MARIADB_USER=root", "MARIADB_PASSWORD=b")]
    [InlineData("a port that is none", "MARIADB_MASTER_PORT", "MARIADB_ROOT_PASSWORD=a", "MARIADB_MASTER_PORT=x")]
    public async Task What_can_not_work_is_said_in_one_sentence(string because, string named, params string[] environment)
    {
        var result = await DockerCli.TryAsync(
            ["run", "--rm", TestRun.LabelArgument, .. environment.Select(variable => "--env=" + variable), assembly.Images.MariaDb],
            Cancellation);

        Assert.True(result.ExitCode == 1, because);
        var sentence = Assert.Single(result.Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("[ERROR]", sentence, StringComparison.Ordinal);
        Assert.Contains(named, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_the_server_refuses_ends_the_start()
    {
        var result = await DockerCli.TryAsync(
            ["run", "--rm", TestRun.LabelArgument, "--env=MARIADB_ROOT_PASSWORD=a", "--env=MARIADB_USER=" + new string('u', 200), "--env=MARIADB_PASSWORD=b", assembly.Images.MariaDb],
            Cancellation);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("too long for user name", result.Everything, StringComparison.Ordinal);
    }
}
