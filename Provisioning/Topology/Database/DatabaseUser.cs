using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// The container that makes a site's database and user. A provider for MySQL would have to reach the server from
/// where Pulumi runs, and nothing outside the network can; a task inside can. It runs with each deployment, so that a
/// password that was changed takes effect.
/// </summary>
internal static class DatabaseUser
{
    private const string AdminUserVariable = "DATABASE_ADMIN_USER";
    private const string AdminPasswordVariable = "DATABASE_ADMIN_PASSWORD";

    // What it takes to connect, and what the site will connect with.
    private static readonly string[] s_variables =
    [
        "WORDPRESS_DB_HOST", "WORDPRESS_DB_NAME", "WORDPRESS_DB_USER", "WORDPRESS_DB_PASSWORD",
        "WORDPRESS_ENABLE_DATABASE_SSL", "WORDPRESS_DATABASE_SSL_CA",
    ];

    /// <summary>The container's name in the task.</summary>
    public const string ContainerName = "create-database-user";

    /// <summary>The container.</summary>
    /// <param name="context">What all parts work with.</param>
    /// <param name="site">The site's own container.</param>
    /// <param name="database">The server of the site's database.</param>
    public static ContainerDefinition Create(TopologyContext context, ContainerDefinition site, ManagedDatabase database) => Before(site) with
    {
        Name = ContainerName,
        Command = [ContainerName],
        Variables =
        [
            new(AdminUserVariable, context.Options.Database.UserName, null),
            .. site.Variables.Where(IsConnection),
            // A task that waits for ever is never reported; one that ends is started again.
            new("WORDPRESS_DB_WAIT_TIMEOUT", "600", null),
            new(AdminPasswordVariable, null, Output.Format($"{database.AdminSecretArn}:password::")),
        ],
    };

    /// <summary>A container of the site's image that does one thing and ends before others begin.</summary>
    /// <param name="site">The site's own container.</param>
    public static ContainerDefinition Before(ContainerDefinition site) => site with
    {
        Essential = false,
        // It has ended before the others begin, and ECS adds up what containers are sure of.
        Cpu = null,
        MemoryMiB = null,
        EntryPoint = [],
        Ports = [],
        Mounts = [],
        After = null,
    };

    /// <summary>Whether a variable is of the site's connection to its database, or says where its password is.</summary>
    public static bool IsConnection(ResolvedVariable variable) => s_variables.Contains(variable.Name) || variable.Name.StartsWith(VaultSecrets.LogInPrefix, StringComparison.Ordinal);

    /// <summary>The server of a site's database; <see langword="null"/> for a container that is no site.</summary>
    public static ManagedDatabase? DatabaseOf(Workload workload, IReadOnlyList<ManagedDatabase> databases) =>
        workload.Site is { } site ? databases.Single(d => d.Server == site.Database.Parent) : null;
}
