using System.Text;
using DotNet.Testcontainers.Builders;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.MariaDb;

namespace WpAspire.SmokeTests.MariaDb;

/// <summary>A server that was given files in its first start, for all tests of the class.</summary>
public sealed class ServerWithInitFiles(SmokeTestAssembly assembly) : IAsyncLifetime
{
    public MariaDbContainer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = new MariaDbBuilder(assembly.Images.MariaDb)
            .WithEnvironment("MARIADB_ROOT_PASSWORD", "root password")
            .WithEnvironment("MARIADB_DATABASE", "büro")
            .WithTmpfsMount("/var/lib/mysql")
            .WithResourceMapping(Encoding.UTF8.GetBytes("CREATE TABLE p (n VARCHAR(50)); INSERT INTO p VALUES ('Zoë 😀');"), "/docker-entrypoint-initdb.d/1.sql")
            .WithResourceMapping(Encoding.UTF8.GetBytes("echo \"INSERT INTO p VALUES ('Zoë 😀')\" | docker_process_sql"), "/docker-entrypoint-initdb.d/2.sh")
            .Build();
        await Server.StartAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Server?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>What is written comes back: character sets, collations, and the programs that one carries data with.</summary>
public sealed class MariaDbTextTests(ServerWithInitFiles initialised) : IClassFixture<ServerWithInitFiles>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_of_init_files_and_of_clients_is_UTF8_whatever_the_terminal_says()
    {
        foreach (var locale in new[] { "C", "POSIX", "C.UTF-8", "en_US.ISO-8859-1" })
        {
            await ShellAsync($"echo \"INSERT INTO p VALUES ('Zoë 😀')\" | LC_ALL={locale} mariadb --user=root büro");
            await ShellAsync($"LC_ALL={locale} mariadb --user=root büro --execute=\"INSERT INTO p VALUES ('Zoë 😀')\"");
        }

        await ShellAsync("printf 'Zoë 😀\\n' >/tmp/p.txt && LC_ALL=C mariadb-import --user=root --local büro /tmp/p.txt");
        await using var root = await initialised.Server.ConnectAsync("root", "root password", "büro", Cancellation);
        Assert.Equal(["5A6FC3AB20F09F9880"], await root.ColumnAsync("SELECT DISTINCT HEX(n) FROM p", Cancellation));
        Assert.Equal(11, await root.ScalarAsync<int>("SELECT COUNT(*) FROM p", Cancellation));
        Assert.Equal("Zoë 😀", await ShellAsync("LC_ALL=C mariadb --user=root --batch --skip-column-names büro --execute='SELECT DISTINCT n FROM p'"));
    }

    [Theory]
    [InlineData("CREATE TABLE {0} (id INT PRIMARY KEY, slug VARCHAR(200))")]
    [InlineData("CREATE TABLE {0} (id INT PRIMARY KEY, slug VARCHAR(200)) CHARACTER SET utf8mb4")]
    [InlineData("CREATE TABLE {0} (id INT PRIMARY KEY, slug TEXT CHARACTER SET utf8mb4)")]
    public async Task A_table_of_a_plugin_can_be_joined_with_WordPresss_and_dumped_for_any_server(string statement)
    {
        var table = "l" + Guid.NewGuid().ToString("n");
        await using var root = await initialised.Server.ConnectAsync("root", "root password", "büro", Cancellation);
        await root.ExecuteAsync("CREATE TABLE IF NOT EXISTS wp_posts (post_name VARCHAR(200)) COLLATE utf8mb4_unicode_520_ci", Cancellation);
        await root.ExecuteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, table), Cancellation);

        Assert.Equal(0, await root.ScalarAsync<int>($"SELECT COUNT(*) FROM {table} JOIN wp_posts ON slug = post_name", Cancellation));
        Assert.Equal(0, await root.ScalarAsync<int>($"SELECT COUNT(*) FROM {table} WHERE slug = 'ä'", Cancellation));
        Assert.DoesNotContain("uca1400", await ShellAsync($"mariadb-dump --user=root --databases büro --tables {table}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_has_every_client_program_of_the_official_image()
        => Assert.Equal("", await ShellAsync(
            "for tool in mariadb mariadb-access mariadb-admin mariadb-backup mariadb-binlog mariadb-check mariadb-conv mariadb-convert-table-format mariadb-dump mariadb-dumpslow"
            + " mariadb-find-rows mariadb-fix-extensions mariadb-hotcopy mariadb-import mariadb-plugin mariadb-secure-installation mariadb-setpermission mariadb-show"
            + " mariadb-slap mariadb-tzinfo-to-sql mariadb-upgrade mariadb-waitpid mbstream my_print_defaults perror replace xz zstd; do command -v $tool >/dev/null || echo $tool; done"));

    private async Task<string> ShellAsync(string command)
    {
        var result = await initialised.Server.ExecAsync(["sh", "-c", "export MYSQL_PWD='root password'; " + command], Cancellation);
        return result.ExitCode == 0 ? result.Stdout.TrimEnd('\n') : throw new InvalidOperationException(result.Stderr);
    }
}

/// <summary>A data volume that was made when the server still chose its own collation.</summary>
public sealed class MariaDbCollationTests(SmokeTestAssembly assembly)
{
    private const string Tables =
        """
        CREATE TABLE l (id INT PRIMARY KEY, slug VARCHAR(200) NOT NULL DEFAULT 'it''s' COMMENT 'a ''slug''', exact VARCHAR(20) COLLATE utf8mb4_bin, kind ENUM('a', 'ö') DEFAULT 'ö', KEY (slug));
        INSERT INTO l (id, slug) VALUES (1, 'Zoë 😀');
        CREATE TABLE parent (k VARCHAR(20) PRIMARY KEY);
        CREATE TABLE child (k VARCHAR(20), FOREIGN KEY (k) REFERENCES parent (k));
        CREATE TABLE mixed (k VARCHAR(20) COLLATE utf8mb4_uca1400_ai_ci) COLLATE utf8mb4_bin COMMENT 'it''s';
        CREATE TABLE `we``ird` (c VARCHAR(20) CHECK (c <> ''), t TINYTEXT);
        CREATE TABLE wp_posts (post_name VARCHAR(200)) COLLATE utf8mb4_unicode_520_ci;
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_tables_can_be_joined_after_the_next_start_and_what_was_chosen_stays()
    {
        await using var volume = new VolumeBuilder().WithLabel(TestRun.Label, TestRun.Id).Build();
        var server = new MariaDbBuilder(assembly.Images.MariaDb).WithVolumeMount(volume, "/var/lib/mysql")
            .WithEnvironment("MARIADB_ROOT_PASSWORD", "root password").WithEnvironment("MARIADB_DATABASE", "site");
        string? before;
        await using (var old = server.WithCommand("--collation-server=utf8mb4_uca1400_ai_ci", "--character-set-collations=").Build())
        {
            await old.StartAsync(Cancellation);
            await using var root = await old.ConnectAsync("root", "root password", "site", Cancellation);
            await root.ExecuteAsync("SET NAMES utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;" + Tables, Cancellation);
            Assert.Equal("utf8mb4_uca1400_ai_ci", await CollationAsync(root, "l", "slug"));
            before = await DefinitionAsync(root, "l");
            await old.ExecAsync(["rm", "/var/lib/mysql/.collation"], Cancellation);
            await old.StopAsync(Cancellation);
        }

        await using var now = server.Build();
        await now.StartAsync(Cancellation);
        await using var again = await now.ConnectAsync("root", "root password", "site", Cancellation);

        await again.ExecuteAsync("CREATE TABLE later (slug VARCHAR(200))", Cancellation);
        foreach (var table in new[] { "l", "later" })
        {
            Assert.Equal(0, await again.ScalarAsync<int>($"SELECT COUNT(*) FROM {table} JOIN wp_posts ON slug = post_name", Cancellation));
        }

        Assert.Equal("5A6FC3AB20F09F9880", await again.ScalarAsync<string>("SELECT HEX(slug) FROM l", Cancellation));
        Assert.Equal("utf8mb4_bin", await CollationAsync(again, "l", "exact"));
        Assert.Equal("utf8mb4_unicode_520_ci", await CollationAsync(again, "mixed", "k"));
        Assert.Equal(before, await DefinitionAsync(again, "l"));
        Assert.Equal(
            ["utf8mb4_bin", "utf8mb4_unicode_520_ci"],
            await again.ColumnAsync("SELECT DISTINCT TABLE_COLLATION FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'site' ORDER BY 1", Cancellation));
        await again.ExecuteAsync("INSERT INTO parent VALUES ('x'); INSERT INTO child VALUES ('x')", Cancellation);
        Assert.Equal(1, await again.ScalarAsync<int>("SELECT COUNT(*) FROM child JOIN parent USING (k)", Cancellation));
    }

    private static Task<string?> CollationAsync(MySqlConnector.MySqlConnection connection, string table, string column)
        => connection.ScalarAsync<string>($"SELECT COLLATION_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'site' AND TABLE_NAME = '{table}' AND COLUMN_NAME = '{column}'", Cancellation);

    /// <summary>Everything about a table but its collations.</summary>
    private static async Task<string?> DefinitionAsync(MySqlConnector.MySqlConnection connection, string table)
        => string.Join('\n', await connection.ColumnAsync(
            $"SELECT CONCAT_WS('|', COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT, COLUMN_KEY, COLUMN_COMMENT) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'site' AND TABLE_NAME = '{table}' ORDER BY ORDINAL_POSITION", Cancellation));
}
