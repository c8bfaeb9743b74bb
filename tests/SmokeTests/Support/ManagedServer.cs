using System.Text;
using WpAspire.SmokeTests.Support.MariaDb;

namespace WpAspire.SmokeTests.Support;

/// <summary>
/// A database server as a cloud runs it: a certificate of an authority of its own, encrypted connections only, an
/// administrator who is less than root. It logs every statement.
/// </summary>
public sealed class ManagedServer(SmokeTestAssembly assembly) : IAsyncLifetime
{
    public const string Host = "managed-database";

    /// <summary>The same server by a name that its certificate does not have.</summary>
    public const string OtherHost = "not-in-the-certificate";

    public const string Administrator = "administrator";
    public const string AdministratorPassword = "password of the administrator's";

    /// <summary>Where containers of <see cref="ManagedSite.Arguments"/> find the authorities' certificates.</summary>
    public const string Authority = "/authorities/right.pem";

    public const string WrongAuthority = "/authorities/wrong.pem";

    private const string RootPassword = "root of the managed server";
    private const string GeneralLog = "/tmp/general.log";
    private readonly TemporaryFolder _authorities = new();
    private MariaDbContainer _server = null!;

    public SmokeTestAssembly Assembly => assembly;

    public string AuthoritiesFolder => _authorities.Path;

    public async ValueTask InitializeAsync()
    {
        using var right = new CertificateAuthority("Right");
        using var wrong = new CertificateAuthority("Wrong");
        _authorities.Write("right.pem", right.Certificate);
        _authorities.Write("wrong.pem", wrong.Certificate);
        var (certificate, key) = right.Sign(Host);

        _server = new MariaDbBuilder(assembly.Images.MariaDb)
            .WithNetwork(assembly.Network).WithNetworkAliases(Host, OtherHost)
            .WithEnvironment("MARIADB_ROOT_PASSWORD", RootPassword)
            .WithTmpfsMount("/var/lib/mysql")
            .WithResourceMapping(Encoding.UTF8.GetBytes(right.Certificate), "/tls/authority.pem")
            .WithResourceMapping(Encoding.UTF8.GetBytes(certificate), "/tls/server.pem")
            .WithResourceMapping(Encoding.UTF8.GetBytes(key), "/tls/server.key")
            .WithCommand(
                "--require-secure-transport=ON", "--ssl-ca=/tls/authority.pem", "--ssl-cert=/tls/server.pem", "--ssl-key=/tls/server.key",
                "--general-log=ON", "--general-log-file=" + GeneralLog)
            .Build();
        await _server.StartAsync();

        // What Amazon RDS documents of its master user: neither SUPER nor every right that a database knows.
        await using var root = await ConnectAsync("root", RootPassword, CancellationToken.None);
        await root.ExecuteAsync(
            $"""
            CREATE USER {Administrator}@'%' IDENTIFIED BY '{AdministratorPassword.Replace("'", "''", StringComparison.Ordinal)}';
            GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, PROCESS, REFERENCES, INDEX, ALTER, SHOW DATABASES, CREATE TEMPORARY TABLES,
              LOCK TABLES, EXECUTE, REPLICATION CLIENT, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE, CREATE USER, EVENT, TRIGGER,
              REPLICATION SLAVE, SHOW CREATE ROUTINE
              ON *.* TO {Administrator}@'%' WITH GRANT OPTION
            """,
            CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _authorities.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>A site that this server does not know yet.</summary>
    public ManagedSite NewSite()
    {
        var name = "site_" + Guid.NewGuid().ToString("n")[..12];
        return new(this, name, name, "password of " + name);
    }

    public Task<MySqlConnector.MySqlConnection> ConnectAsync(string user, string password, CancellationToken cancellationToken, string? database = null)
        => _server.ConnectAsync(user, password, database, cancellationToken);

    public Task<MySqlConnector.MySqlConnection> ConnectAsRootAsync(CancellationToken cancellationToken)
        => ConnectAsync("root", RootPassword, cancellationToken);

    public Task<bool> AcceptsAsync(ManagedSite site, CancellationToken cancellationToken)
        => _server.AcceptsAsync(site.User, site.Password, cancellationToken, site.Name);

    /// <summary>Every statement so far.</summary>
    public async Task<string> GetStatementsAsync(CancellationToken cancellationToken)
        => (await _server.ExecAsync(["cat", GeneralLog], cancellationToken)).Stdout;
}

/// <summary>A site's database and user on a <see cref="ManagedServer"/>.</summary>
public sealed record ManagedSite(ManagedServer Server, string Name, string User, string Password)
{
    /// <summary>The options of <c>docker run</c> for a container of this site; later ones of <paramref name="more"/> win.</summary>
    public string[] Arguments(params string[] more) =>
    [
        TestRun.LabelArgument, "--network=" + Server.Assembly.Network.Name, $"--volume={Server.AuthoritiesFolder}:/authorities:ro",
        .. Environment().Select(variable => $"--env={variable.Key}={variable.Value}"), .. more,
    ];

    public Dictionary<string, string> Environment() => new()
    {
        ["WORDPRESS_DB_HOST"] = ManagedServer.Host,
        ["WORDPRESS_DB_NAME"] = Name,
        ["WORDPRESS_DB_USER"] = User,
        ["WORDPRESS_DB_PASSWORD"] = Password,
        ["WORDPRESS_ENABLE_DATABASE_SSL"] = "yes",
        ["WORDPRESS_DATABASE_SSL_CA"] = ManagedServer.Authority,
    };

    /// <summary>Runs <c>create-database-user</c>, in a container that can write nothing at all.</summary>
    public Task<CommandResult> TryCreateUserAsync(CancellationToken cancellationToken, params string[] more) => DockerCli.TryAsync(
        ["run", "--rm", "--user=33:33", "--read-only", "--tmpfs=/tmp:ro", "--cap-drop=ALL",
         .. Arguments("--env=DATABASE_ADMIN_USER=" + ManagedServer.Administrator, "--env=DATABASE_ADMIN_PASSWORD=" + ManagedServer.AdministratorPassword),
         .. more, Server.Assembly.Images.WordPress, "create-database-user"],
        cancellationToken);

    /// <summary>Runs a command of the image as a task of ECS would: nothing but <c>/tmp</c> is written to.</summary>
    public Task<CommandResult> TryAsync(string command, CancellationToken cancellationToken, params string[] more) => DockerCli.TryAsync(
        ["run", "--rm", "--user=33:33", "--read-only", "--tmpfs=/tmp:mode=1777", "--cap-drop=ALL", .. Arguments(more), Server.Assembly.Images.WordPress, command],
        cancellationToken);

    public async Task<ManagedSite> CreateUserAsync(CancellationToken cancellationToken)
    {
        var result = await TryCreateUserAsync(cancellationToken);
        return result.ExitCode == 0 ? this : throw new InvalidOperationException(result.Everything);
    }
}
