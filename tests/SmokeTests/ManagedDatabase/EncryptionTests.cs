using System.Net;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.ManagedDatabase;

/// <summary>A site and a toolbox on a server with a certificate of its own authority, as a managed database is one.</summary>
[Collection<ManagedServerTests>]
public sealed class EncryptionTests(ManagedServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_is_installed_served_and_looked_after_over_verified_connections()
    {
        var database = await server.NewSite().CreateUserAsync(Cancellation);
        await using var site = Site(database).WithReadOnlyRoot().Build();
        await site.StartAsync(Cancellation);
        using (var home = await site.GetAsync("/", Cancellation))
        {
            Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        }

        await using var toolbox = await RunningToolbox.StartAsync(database);
        Assert.Equal(0, (await toolbox.TryAsync("wp", "core", "is-installed")).ExitCode);
        Assert.Equal("Smoke test\n", (await toolbox.TryAsync("wp", "option", "get", "blogname")).Output);
        Assert.Contains("CREATE TABLE `wp_users`", (await toolbox.TryAsync("wp", "db", "export")).Output, StringComparison.Ordinal);
        Assert.StartsWith("TLS", (await toolbox.TryAsync("mariadb", "--batch", "--skip-column-names", "--execute=SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'Ssl_cipher'")).Output, StringComparison.Ordinal);
        Assert.Contains("Total Indexes", (await toolbox.TryAsync("pt-duplicate-key-checker", "--databases=" + database.Name)).Output, StringComparison.Ordinal);
        Assert.Contains("MariaDB", (await toolbox.TryAsync("env", "TERM=xterm", "mytop", "--batchmode")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WORDPRESS_DATABASE_SSL_CA", ManagedServer.WrongAuthority, "signed by none of the authorities in /authorities/wrong.pem")]
    [InlineData("WORDPRESS_DATABASE_SSL_CA", "", "signed by none of the authorities in the system's list")]
    [InlineData("WORDPRESS_DB_HOST", ManagedServer.OtherHost, "the certificate of the database server is refused (not-in-the-certificate")]
    public async Task A_server_whose_certificate_is_not_right_is_refused(string variable, string value, string says)
    {
        var database = await server.NewSite().CreateUserAsync(Cancellation);
        await using var site = Site(database).WithoutReadiness().WithEnvironment(variable, value).Build();
        await site.StartAsync(Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "database-certificate-refused"), await site.GetReadinessAsync(Cancellation));
        await Condition.UntilAsync(async () => (await site.GetLogAsync(Cancellation)).Contains(says, StringComparison.Ordinal), "the log explains it", Cancellation);

        await using var toolbox = await RunningToolbox.StartAsync(database, $"--env={variable}={value}");
        var wp = await toolbox.TryAsync("wp", "core", "is-installed");
        Assert.Equal(1, wp.ExitCode);
        Assert.Contains(says, Assert.Single(wp.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        if (value.Length > 0)
        {
            // Told of no authority, MariaDB's own client has another way: the server proves that it knows the password.
            var mariadb = await toolbox.TryAsync("mariadb", "--execute=SELECT 1");
            Assert.Equal(1, mariadb.ExitCode);
            Assert.Contains("TLS/SSL error", mariadb.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_server_that_wants_encryption_says_so()
    {
        var database = await server.NewSite().CreateUserAsync(Cancellation);
        await using var site = Site(database).WithoutReadiness().WithEnvironment("WORDPRESS_ENABLE_DATABASE_SSL", "no").Build();
        await site.StartAsync(Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "database-encryption-required"), await site.GetReadinessAsync(Cancellation));
        await Condition.UntilAsync(async () => (await site.GetLogAsync(Cancellation)).Contains("WORDPRESS_ENABLE_DATABASE_SSL=yes", StringComparison.Ordinal), "the log explains it", Cancellation);
    }

    [Fact]
    public async Task The_systems_authorities_count_beside_the_databases_own()
    {
        // Mail servers have their certificates from those, and PHP knows one list for all.
        var database = await server.NewSite().CreateUserAsync(Cancellation);
        var result = await DockerCli.TryAsync(
            ["run", "--rm", "--user=0", .. database.Arguments("--env=WORDPRESS_DATABASE_SSL_CA=" + ManagedServer.WrongAuthority), server.Assembly.Images.WordPress,
             "sh", "-c", $"cp {ManagedServer.Authority} /usr/local/share/ca-certificates/right.crt && update-ca-certificates >/dev/null 2>&1 && php -r \"{Connect}\""],
            Cancellation);

        Assert.Equal(database.Name, result.Everything);
    }

    [Theory]
    [InlineData("which can not be read", "/authorities/none.pem")]
    [InlineData("which holds no certificate", "/etc/passwd")]
    public async Task A_file_that_is_no_authoritys_is_refused_at_the_start(string says, string file)
    {
        var result = await DockerCli.TryAsync(["run", "--rm", .. server.NewSite().Arguments("--env=WORDPRESS_DATABASE_SSL_CA=" + file), server.Assembly.Images.WordPress], Cancellation);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"WORDPRESS_DATABASE_SSL_CA names {file}, {says}", Assert.Single(result.Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private const string Connect =
        "require '/usr/local/lib/wordpress/config/environment.php'; require_once '/usr/local/lib/wordpress/config/site.php'; require '/usr/local/lib/wordpress/bootstrap/database.php'; echo connect_to_database()->query('SELECT DATABASE()')->fetch_row()[0];";

    private WordPressBuilder Site(ManagedSite database) => new WordPressBuilder(server.Assembly.Images.WordPress)
        .WithNetwork(server.Assembly.Network)
        .WithBindMount(server.AuthoritiesFolder, "/authorities", DotNet.Testcontainers.Configurations.AccessMode.ReadOnly)
        .WithEnvironment(database.Environment());
}
