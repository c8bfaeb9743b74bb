using WpAspire.Provisioning.Options.Binding;

namespace WpAspire.Provisioning.Options;

/// <summary>The parameters of MariaDB that may be set besides those that have an option of their own.</summary>
internal static partial class MariaDbParameters
{
    private static readonly Dictionary<string, string> s_options = new()
    {
        ["innodb_buffer_pool_size"] = nameof(DatabaseParameterOptions.InnodbBufferPoolSize),
        ["innodb_log_file_size"] = nameof(DatabaseParameterOptions.InnodbLogFileSizeMiB),
        ["log_slow_query_time"] = nameof(DatabaseParameterOptions.LongQueryTimeSeconds),
        ["long_query_time"] = nameof(DatabaseParameterOptions.LongQueryTimeSeconds),
        ["max_allowed_packet"] = nameof(DatabaseParameterOptions.MaxAllowedPacketMiB),
        ["max_connections"] = nameof(DatabaseParameterOptions.MaxConnections),
        ["query_cache_size"] = nameof(DatabaseParameterOptions.QueryCacheSizeMiB),
        ["query_cache_type"] = nameof(DatabaseParameterOptions.QueryCacheType),
        ["wait_timeout"] = nameof(DatabaseParameterOptions.WaitTimeoutSeconds),
    };

    // What 11.4 no longer has, with what has taken its place.
    private static readonly Dictionary<string, string?> s_removed = new()
    {
        ["innodb_change_buffer_max_size"] = null,
        ["innodb_change_buffering"] = null,
        ["innodb_defragment"] = null,
        ["innodb_defragment_fill_factor"] = null,
        ["innodb_defragment_fill_factor_n_recs"] = null,
        ["innodb_defragment_frequency"] = null,
        ["innodb_defragment_n_pages"] = null,
        ["innodb_defragment_stats_accuracy"] = null,
        ["tx_isolation"] = "transaction_isolation",
        ["tx_read_only"] = "transaction_read_only",
    };

    private static readonly Version s_removedIn = new(11, 4);

    /// <summary>What a parameter must be if it can not be what it is, to be read after "must"; or nothing.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="value">Its value.</param>
    /// <param name="version">The major version of MariaDB.</param>
    public static string? Refusal(string name, string value, Version version)
    {
        if (s_options.TryGetValue(name, out var option))
        {
            return $"be left out, because it has an option of its own: Aws:Database:Parameters:{option}";
        }

        if (name == "require_secure_transport")
        {
            return "be left out, because the server never takes a connection without TLS";
        }

        var isRemoved = version >= s_removedIn;
        if (s_removed.TryGetValue(name, out var successor))
        {
            return !isRemoved ? null
                : $"be left out, because MariaDB {version} does not have it{(successor is null ? "" : $"; {successor} is what it is called now")}";
        }

        if (!s_names.Contains(name))
        {
            return $"be left out, because RDS for MariaDB has no such parameter to set; the nearest is {EditDistance.Nearest(name, s_names)}";
        }

        return isRemoved && name == "tls_version" && value.Split(',').Any(v => v.Trim() is "TLSv1.0" or "TLSv1.1")
            ? $"be of TLSv1.2 and TLSv1.3, because MariaDB {version} does not have older ones"
            : null;
    }
}
