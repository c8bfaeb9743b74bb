using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Networks;
using MySqlConnector;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.MariaDb;

[assembly: AssemblyFixture(typeof(SmokeTestAssembly))]

namespace WpAspire.SmokeTests.Support;

/// <summary>
/// What all tests share: the images, a network, and one database server on which every site has a database of
/// its own.
/// </summary>
public sealed class SmokeTestAssembly : IAsyncLifetime
{
    public const string DatabaseHost = "mariadb";
    private const string RootPassword = "root of the shared server";
    private MariaDbContainer _server = null!;

    public Images Images { get; private set; } = null!;

    public INetwork Network { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await TestRun.RemoveLeftoversAsync(own: false, CancellationToken.None);
        Images = await Images.BuildAsync(CancellationToken.None);
        Network = new NetworkBuilder().WithLabel(TestRun.Label, TestRun.Id).Build();
        await Network.CreateAsync();
        _server = new MariaDbBuilder(Images.MariaDb)
            .WithNetwork(Network)
            .WithNetworkAliases(DatabaseHost)
            .WithEnvironment("MARIADB_ROOT_PASSWORD", RootPassword)
            .WithTmpfsMount("/var/lib/mysql")
            .Build();
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync() => await TestRun.RemoveLeftoversAsync(own: true, CancellationToken.None);

    /// <summary>Makes an empty database with a user of its own.</summary>
    public async Task<Database> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = "site_" + Guid.NewGuid().ToString("n")[..12];
        var database = new Database(this, name, name, "password of " + name);
        await using var connection = await ConnectAsync(cancellationToken);
        await connection.ExecuteAsync(
            $"CREATE DATABASE `{name}`; CREATE USER '{database.User}'@'%' IDENTIFIED BY '{database.Password}'; GRANT ALL ON `{name}`.* TO '{database.User}'@'%'",
            cancellationToken);
        return database;
    }

    public Task<MySqlConnection> ConnectAsync(CancellationToken cancellationToken, string? database = null)
        => _server.ConnectAsync("root", RootPassword, database, cancellationToken);
}

/// <summary>A site's database on the shared server.</summary>
public sealed record Database(SmokeTestAssembly Server, string Name, string User, string Password)
{
    public async Task<T?> ScalarAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await Server.ConnectAsync(cancellationToken, Name);
        return await connection.ScalarAsync<T>(sql, cancellationToken);
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await Server.ConnectAsync(cancellationToken, Name);
        await connection.ExecuteAsync(sql, cancellationToken);
    }
}
