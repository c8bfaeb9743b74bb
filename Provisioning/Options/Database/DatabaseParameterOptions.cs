using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>The parameters of MariaDB, under their own names.</summary>
public sealed record DatabaseParameterOptions
{
    /// <summary>The memory that caches tables and indexes (innodb_buffer_pool_size).</summary>
    [Option("{DBInstanceClassMemory*1/2}", "{DBInstanceClassMemory*3/4}", Unit = "bytes"), BufferPoolSize]
    public required string InnodbBufferPoolSize { get; init; }

    /// <summary>The redo log (innodb_log_file_size): about a quarter of the buffer pool. Without it, 2 GiB.</summary>
    [Option(128, 512), Between(4, 524288)]
    public int? InnodbLogFileSizeMiB { get; init; }

    /// <summary>The most connections (max_connections). Without it, as many as the memory allows.</summary>
    [Option, Between(10, 100000)]
    public int? MaxConnections { get; init; }

    /// <summary>The memory that caches results (query_cache_size); 0 is best wherever several connections write.</summary>
    [Option(0), Between(0, 1024)]
    public required int QueryCacheSizeMiB { get; init; }

    /// <summary>Which results are cached (query_cache_type): 0 none, 1 all, 2 those that ask for it.</summary>
    [Option(0), OneOf(0, 1, 2)]
    public required int QueryCacheType { get; init; }

    /// <summary>From which duration a statement is in the slow query log (long_query_time).</summary>
    [Option(1), Between(0, 3600)]
    public required int LongQueryTimeSeconds { get; init; }

    /// <summary>The largest statement or row (max_allowed_packet).</summary>
    [Option(64), Between(1, 1024)]
    public required int MaxAllowedPacketMiB { get; init; }

    /// <summary>After which silence a connection is closed (wait_timeout).</summary>
    [Option(300), Between(1, 31536000)]
    public required int WaitTimeoutSeconds { get; init; }

    /// <summary>Any other parameter, by the name that MariaDB gives it.</summary>
    [Option(""), DatabaseParameter]
    public required IReadOnlyDictionary<string, string> Extra { get; init; }
}
