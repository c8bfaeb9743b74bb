using System.Text;
using System.Text.Json;
using DotNet.Testcontainers.Containers;

namespace WpAspire.SmokeTests.Support.Vault;

/// <summary>A Vault with the secrets of one site, which lets in only whom AWS's own library knows (Files/vault.py).</summary>
public sealed class VaultServer(SmokeTestAssembly assembly) : IAsyncLifetime
{
    public const string Site = "secret/data/blog/site";
    public const string AdministratorPassword = "password of Vault's administrator";

    // Whoever has the second has not the first.
    public const string OldAdministratorPassword = "password of Vault's administrator before";
    private readonly CertificateAuthority _authority = new("Authority of Vault");
    private IContainer _container = null!;

    /// <summary>Its name in the network that all tests share.</summary>
    public string Host { get; } = "vault-" + Guid.NewGuid().ToString("n")[..8];

    public string Authority => _authority.Certificate;

    public Database Database { get; private set; } = null!;

    /// <summary>What tells a container of it, as the definition of a task does.</summary>
    public Dictionary<string, string> Environment => new()
    {
        ["VAULT_ADDR"] = $"https://{Host}:8200",
        ["VAULT_CACERT_BYTES"] = Authority,
        ["VAULT_NAMESPACE"] = "ops",
        ["VAULT_AUTH_MOUNT"] = "aws-of-ops",
        ["VAULT_AUTH_ROLE"] = "blog",
        ["VAULT_AUTH_HEADER"] = "vault.example.com",
        ["WORDPRESS_DB_PASSWORD_VAULT"] = $"{Site}#database-password",
        ["AWS_ACCESS_KEY_ID"] = "task",
        ["AWS_SECRET_ACCESS_KEY"] = "secret of the task",
        ["AWS_SESSION_TOKEN"] = "session",
    };

    public async ValueTask InitializeAsync()
    {
        await AwsImage.BuildAsync(CancellationToken.None);
        Database = await assembly.CreateDatabaseAsync(CancellationToken.None);
        var (certificate, key) = _authority.Sign(Host);
        var values = new Dictionary<string, Dictionary<string, Dictionary<string, object>>>
        {
            [Site] = new()
            {
                ["1"] = new() { ["database-password"] = Database.Password, ["administrator-password"] = OldAdministratorPassword },
                ["2"] = new() { ["database-password"] = Database.Password, ["administrator-password"] = AdministratorPassword, ["list"] = new[] { "a" } },
            },
        };
        _container = AwsImage.Server(assembly, Host, "vault.py")
            .WithEnvironment("VALUES", JsonSerializer.Serialize(values))
            .WithResourceMapping(Encoding.UTF8.GetBytes(certificate), "/vault.pem")
            .WithResourceMapping(Encoding.UTF8.GetBytes(key), "/vault.key")
            .Build();
        await _container.StartAsync();
    }

    /// <summary>The requests so far: method, path and status.</summary>
    public async Task<IReadOnlyList<string>> RequestsAsync(CancellationToken cancellationToken) =>
        [.. (await _container.GetLogsAsync(timestampsEnabled: false, ct: cancellationToken)).Stdout.Split('\n').Where(static l => l.Contains(" /v1/", StringComparison.Ordinal))];

    /// <summary>It does not answer until it is resumed.</summary>
    public Task PauseAsync(CancellationToken cancellationToken) => DockerCli.RunAsync(["pause", _container.Id], cancellationToken);

    public Task ResumeAsync(CancellationToken cancellationToken) => DockerCli.RunAsync(["unpause", _container.Id], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _container.DisposeAsync();
        _authority.Dispose();
    }
}
