using System.Globalization;
using WpAspire.Provisioning.Aws.Rds;
using WpAspire.Provisioning.Aws.Rds.Inputs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The parameter group of the database servers.</summary>
internal static class DatabaseParameters
{
    private const long MiB = 1024 * 1024;

    // Those that a running server takes on; all others wait for the next restart.
    private static readonly HashSet<string> s_dynamic = new(StringComparer.Ordinal)
    {
        "slow_query_log", "long_query_time", "log_output", "character_set_server", "collation_server", "max_allowed_packet", "wait_timeout",
        "max_connections", "query_cache_size", "require_secure_transport",
    };

    /// <summary>Adds the parameter group.</summary>
    public static ParameterGroup Create(TopologyContext context) => context.Add(new ParameterGroup(
        "database-parameters",
        new ParameterGroupArgs
        {
            Family = $"mariadb{MajorVersion(context)}",
            Description = $"MariaDB of the site {context.SiteName}",
            Parameters = [.. Values(context.Options.Database.Parameters).OrderBy(static v => v.Key, StringComparer.Ordinal).Select(static v => (Input<ParameterGroupParameterArgs>)new ParameterGroupParameterArgs
            {
                Name = v.Key,
                Value = v.Value,
                ApplyMethod = s_dynamic.Contains(v.Key) ? "immediate" : "pending-reboot",
            })],
        },
        // RDS deletes none that a server still has, as one does until its upgrade is done. It costs nothing.
        new() { RetainOnDelete = context.Options.Database.AllowMajorVersionUpgrade }));

    /// <summary>The version that parameter and option groups are for: a group outlives minor upgrades.</summary>
    public static string MajorVersion(TopologyContext context) => Options.MariaDbRelease.Of(context.Options.Database.EngineVersion)!.Version.ToString();

    private static Dictionary<string, string> Values(Options.DatabaseParameterOptions options)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["innodb_buffer_pool_size"] = options.InnodbBufferPoolSize,
            ["query_cache_size"] = Text(options.QueryCacheSizeMiB * MiB),
            ["query_cache_type"] = Text(options.QueryCacheType),
            ["long_query_time"] = Text(options.LongQueryTimeSeconds),
            ["max_allowed_packet"] = Text(options.MaxAllowedPacketMiB * MiB),
            ["wait_timeout"] = Text(options.WaitTimeoutSeconds),
            // Nobody speaks to the server in the clear, whatever a client asks for.
            ["require_secure_transport"] = "1",
            ["slow_query_log"] = "1",
            // The logs are exported from files; a table would be exported empty.
            ["log_output"] = "FILE",
            ["character_set_server"] = "utf8mb4",
            // WordPress's own choice for its tables: what plugins make can be joined with them.
            ["collation_server"] = "utf8mb4_unicode_520_ci",
            ["performance_schema"] = "1",
        };
        if (options.InnodbLogFileSizeMiB is { } logFile)
        {
            values["innodb_log_file_size"] = Text(logFile * MiB);
        }

        if (options.MaxConnections is { } connections)
        {
            values["max_connections"] = Text(connections);
        }

        foreach (var (name, value) in options.Extra)
        {
            values[name] = value;
        }

        return values;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
