using WpAspire.Provisioning.Options.Binding;

namespace WpAspire.Provisioning.Options;

/// <summary>The parameters of MariaDB that may be set besides those that have an option of their own.</summary>
internal static class MariaDbParameters
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
        ["innodb_buffer_pool_chunk_size"] = null,
        ["tx_isolation"] = "transaction_isolation",
        ["tx_read_only"] = "transaction_read_only",
    };

    private static readonly Version s_removedIn = new(11, 4);

    // What older ones do not have yet, by the first of RDS's versions that has it.
    private static readonly Dictionary<string, Version> s_since = new[]
    {
        (new Version(10, 11), "binlog_alter_two_phase log_slow_min_examined_row_limit log_slow_query"),
        (new Version(11, 4), """
            binlog_gtid_index binlog_gtid_index_page_size binlog_gtid_index_span_min binlog_legacy_event_pos binlog_row_event_max_size
            block_encryption_mode character_set_collations optimizer_disk_read_cost optimizer_disk_read_ratio
            optimizer_index_block_copy_cost optimizer_key_compare_cost optimizer_key_copy_cost optimizer_key_lookup_cost
            optimizer_key_next_find_cost optimizer_row_copy_cost optimizer_row_lookup_cost optimizer_row_next_find_cost
            optimizer_rowid_compare_cost optimizer_rowid_copy_cost optimizer_scan_setup_cost optimizer_where_cost
            transaction_isolation transaction_read_only
            """),
        (new Version(11, 8), """
            binlog_large_commit_threshold innodb_alter_copy_bulk log_slow_always_query_time max_tmp_session_space_usage
            max_tmp_total_space_usage mhnsw_default_distance mhnsw_default_m mhnsw_ef_search mhnsw_max_cache_size
            """),
    }.SelectMany(static v => v.Item2.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(name => (Name: name, Since: v.Item1)))
        .ToDictionary(static v => v.Name, static v => v.Since);

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
            return !isRemoved ? MariaDbParameterTable.All.GetValueOrDefault(successor ?? name)?.Refusal(value)
                : $"be left out, because MariaDB {version} does not have it{(successor is null ? "" : $"; {successor} is what it is called now")}";
        }

        if (!MariaDbParameterTable.All.TryGetValue(name, out var type))
        {
            return $"be left out, because RDS for MariaDB has no such parameter to set; the nearest is {EditDistance.Nearest(name, MariaDbParameterTable.All.Keys)}";
        }

        if (s_since.TryGetValue(name, out var since) && version < since)
        {
            return $"be left out, because MariaDB {version} does not have it yet; {since} does";
        }

        return isRemoved && name == "tls_version" && value.Split(',').Any(v => v.Trim() is "TLSv1.0" or "TLSv1.1")
            ? $"be of TLSv1.2 and TLSv1.3, because MariaDB {version} does not have older ones"
            : type.Refusal(value);
    }
}
