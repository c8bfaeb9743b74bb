using System.Globalization;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// The secrets of the application in HashiCorp Vault. Nothing is written there: whoever looks after it puts them in, and
/// the images read them at each start, as the IAM role of their task (<c>docker/wordpress/vault</c>).
/// </summary>
internal sealed class VaultSecrets
{
    /// <summary>What the names of variables begin with that say how to log in.</summary>
    public const string LogInPrefix = "VAULT_";

    private const string RoleVariable = "VAULT_AUTH_ROLE";

    // AWS makes a name of it that has 64 characters, and wants 26 of them for itself.
    private const int LongestRolePrefix = 38;
    private readonly VaultOptions _options;
    private readonly string _path;
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _entries = new(StringComparer.Ordinal);

    /// <summary>Begins with no secret.</summary>
    /// <param name="options">The options.</param>
    /// <param name="siteName">The site's name.</param>
    /// <param name="environmentName">The environment's name.</param>
    public VaultSecrets(VaultOptions options, string siteName, string environmentName)
    {
        _options = options;
        _path = options.Path ?? $"{siteName}/{environmentName}";
        Role = options.Role ?? $"{siteName}-{environmentName}";
        RolePrefix = PrefixOf("tasks");
        InstallationRolePrefix = PrefixOf("install");

        string PrefixOf(string use) => $"{LogicalNames.Shorten($"{siteName}-{environmentName}".ToLowerInvariant(), LongestRolePrefix - use.Length - 2)}-{use}-";
    }

    /// <summary>The role of Vault that tasks log in to.</summary>
    public string Role { get; }

    /// <summary>The role of Vault that the one-off task logs in to which makes the site.</summary>
    public string InstallationRole => $"{Role}-installation";

    /// <summary>What the names of the IAM roles begin with that may log in: of this site in this environment, and of no other, so that Vault can be told of them beforehand.</summary>
    public string RolePrefix { get; }

    /// <summary>The same for the task that makes the site.</summary>
    public string InstallationRolePrefix { get; }

    /// <summary>The path of what the site's containers are given while they run.</summary>
    public string SitePath => $"{_path}/site";

    /// <summary>The path of what only a site's installation is given.</summary>
    public string InstallationPath => $"{_path}/installation";

    /// <summary>What must be in Vault: by path, the keys and what they are.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, string>> Entries => _entries;

    /// <summary>A variable whose value a container reads from Vault.</summary>
    /// <param name="workload">The container.</param>
    /// <param name="name">The variable's name.</param>
    /// <param name="key">The secret's key.</param>
    /// <param name="description">What it is.</param>
    /// <param name="isForInstallation">Whether it is given to the installation only.</param>
    /// <exception cref="DistributedApplicationException">The container cannot read Vault.</exception>
    public ResolvedVariable Variable(Workload workload, string name, string key, string description, bool isForInstallation)
    {
        if (!workload.LoadsSite)
        {
            throw new DistributedApplicationException(
                $"'{name}' of the container '{workload.Name}' is a secret, and with Aws:Secrets:Store=vault only the images of the site and its toolbox read secrets: let the container read Vault itself, or keep secrets in Secrets Manager (Aws:Secrets:Store=secretsManager).");
        }

        if (workload.IsOfficialWordPress)
        {
            throw new DistributedApplicationException(
                $"Aws:Secrets:Store must be secretsManager, because the site '{workload.Name}' runs the official image '{workload.ImageName}', which reads no Vault: build its image with .WithDockerfile(…), such as that in docker/wordpress.");
        }

        var path = isForInstallation ? InstallationPath : SitePath;
        if (!_entries.TryGetValue(path, out var keys))
        {
            _entries.Add(path, keys = new(StringComparer.Ordinal));
        }

        keys[key] = description;
        var version = !isForInstallation && _options.Version is { } number ? string.Create(CultureInfo.InvariantCulture, $"?version={number}") : "";
        return new(name, null, null) { VaultReference = $"{_options.Mount}/data/{path}{version}#{key}" };
    }

    /// <summary>What tells a container how to log in.</summary>
    public IEnumerable<ResolvedVariable> LogIn()
    {
        (string Name, string? Value)[] variables =
        [
            ("VAULT_ADDR", _options.Address),
            ("VAULT_AUTH_HEADER", _options.ServerId),
            ("VAULT_AUTH_MOUNT", _options.AuthMount),
            ("VAULT_AUTH_REGION", _options.StsRegion),
            (RoleVariable, Role),
            ("VAULT_CACERT_BYTES", _options.CaCertificate),
            ("VAULT_NAMESPACE", _options.Namespace),
        ];
        return variables.Where(static v => v.Value is not null).Select(static v => new ResolvedVariable(v.Name, v.Value!, null));
    }

    /// <summary>The variables of the task that makes a site, which logs in to a role of its own.</summary>
    public IReadOnlyList<ResolvedVariable> ForInstallation(IReadOnlyList<ResolvedVariable> variables) =>
        [.. variables.Select(v => v.Name == RoleVariable ? v with { Value = InstallationRole } : v)];
}
