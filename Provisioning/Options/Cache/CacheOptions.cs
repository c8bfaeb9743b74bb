using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>The Redis of the model: ElastiCache.</summary>
public sealed record CacheOptions
{
    /// <summary>The server: Valkey, which speaks as Redis and costs less, or Redis.</summary>
    [Option("valkey"), OneOf("valkey", "redis")]
    public required string Engine { get; init; }

    /// <summary>The version of the server.</summary>
    [Option("8.0"), OneOf("7.0", "7.1", "7.2", "8.0", "8.1", "8.2", "9.0")]
    public required string EngineVersion { get; init; }

    /// <summary>The machine.</summary>
    [Option("cache.t4g.micro"), Text(@"^cache\.[a-z][a-z0-9-]*\.[a-z0-9-]+$", "an ElastiCache node type such as cache.t4g.micro")]
    public required string NodeType { get; init; }

    /// <summary>How many copies stand beside the primary.</summary>
    [Option(0, 1), Between(0, 5)]
    public required int Replicas { get; init; }

    /// <summary>Whether a copy in another zone takes over when the primary fails. Needs a replica.</summary>
    [Option(false, true)]
    public required bool MultiAz { get; init; }

    /// <summary>How long daily snapshots are kept; 0 for none.</summary>
    [Option(0, 7), Between(0, 35)]
    public required int SnapshotDays { get; init; }

    /// <summary>When the daily snapshot is made.</summary>
    [Option("02:00-03:00", Unit = "UTC"), DailyWindow(60)]
    public required string SnapshotWindow { get; init; }

    /// <summary>When AWS may change and restart the server.</summary>
    [Option("sun:05:30-sun:06:30", Unit = "UTC"), WeeklyWindow(60)]
    public required string MaintenanceWindow { get; init; }

    /// <summary>Whether changes happen at once instead of in the maintenance window.</summary>
    [Option(true, false)]
    public required bool ApplyImmediately { get; init; }
}
