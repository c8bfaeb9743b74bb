using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>The database server: RDS for MariaDB.</summary>
public sealed record DatabaseOptions
{
    /// <summary>The version of MariaDB, with or without its last part.</summary>
    [Option("11.8"), MariaDbVersion]
    public required string EngineVersion { get; init; }

    /// <summary>The machine.</summary>
    [Option("db.t4g.micro", "db.t4g.medium"), Text(@"^db\.[a-z][a-z0-9-]*\.[a-z0-9-]+$", "an RDS instance class such as db.t4g.medium")]
    public required string InstanceClass { get; init; }

    /// <summary>The disk at the start.</summary>
    [Option(20), Between(20, 65536)]
    public required int AllocatedGiB { get; init; }

    /// <summary>The size up to which the disk grows by itself. Without it, it does not grow.</summary>
    [Option(null, 100), Between(22, 65536)]
    public int? MaxAllocatedGiB { get; init; }

    /// <summary>The kind of disk.</summary>
    [Option("gp3"), OneOf("gp3", "gp2", "io1", "io2")]
    public required string StorageType { get; init; }

    /// <summary>The disk's operations per second. Without it, what the disk comes with.</summary>
    [Option(Unit = "IOPS"), Between(1000, 256000)]
    public int? Iops { get; init; }

    /// <summary>The disk's throughput. Without it, what the disk comes with.</summary>
    [Option, Between(500, 4000)]
    public int? ThroughputMiBps { get; init; }

    /// <summary>Whether a standby in another zone takes over when the server fails.</summary>
    [Option(false, true)]
    public required bool MultiAz { get; init; }

    /// <summary>How far back in time the database can be restored; 0 for not at all.</summary>
    [Option(1, 14), Between(0, 35)]
    public required int BackupRetentionDays { get; init; }

    /// <summary>When the daily backup is made.</summary>
    [Option("03:00-04:00", Unit = "UTC"), DailyWindow]
    public required string BackupWindow { get; init; }

    /// <summary>When AWS may change and restart the server.</summary>
    [Option("sun:04:30-sun:05:30", Unit = "UTC"), WeeklyWindow]
    public required string MaintenanceWindow { get; init; }

    /// <summary>Whether AWS refuses to delete the server.</summary>
    [Option(false, true)]
    public required bool DeletionProtection { get; init; }

    /// <summary>Whether a last snapshot is made before the server is deleted.</summary>
    [Option(false, true)]
    public required bool FinalSnapshot { get; init; }

    /// <summary>Whether the automated backups go with the server.</summary>
    [Option(true, false)]
    public required bool DeleteAutomatedBackups { get; init; }

    /// <summary>How often the operating system's metrics are taken; 0 for never.</summary>
    [Option(0, 60), OneOf(0, 1, 5, 10, 15, 30, 60)]
    public required int MonitoringIntervalSeconds { get; init; }

    /// <summary>Whether the load of the server is recorded by statement.</summary>
    [Option(false, true)]
    public required bool PerformanceInsights { get; init; }

    /// <summary>How long that record is kept.</summary>
    [Option(7), PerformanceInsightsRetention]
    public required int PerformanceInsightsDays { get; init; }

    /// <summary>The authority that signs the server's certificate.</summary>
    [Option("rds-ca-rsa2048-g1"), OneOf("rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1")]
    public required string CaCertificate { get; init; }

    /// <summary>The port of the server.</summary>
    [Option(3306, 3307), Between(1150, 65535)]
    public required int Port { get; init; }

    /// <summary>The name of the server's administrator.</summary>
    [Option("siteadmin"), Text("^(?!(?:admin|root|rdsadmin)$)[A-Za-z][A-Za-z0-9]{0,15}$", "1 to 16 letters and digits with a letter first, and not admin, root or rdsadmin")]
    public required string UserName { get; init; }

    /// <summary>Whether another major version in <see cref="EngineVersion"/> upgrades the server, at once and with an outage. There is no way back but a snapshot.</summary>
    [Option(false)]
    public required bool AllowMajorVersionUpgrade { get; init; }

    /// <summary>Whether AWS installs new minor versions in the maintenance window. Needs an <see cref="EngineVersion"/> without its last part.</summary>
    [Option(true)]
    public required bool AutoMinorVersionUpgrade { get; init; }

    /// <summary>Whether changes happen at once instead of in the maintenance window.</summary>
    [Option(true, false)]
    public required bool ApplyImmediately { get; init; }

    /// <summary>The logs of the server that go to CloudWatch.</summary>
    [Option("error", "audit,error,slowquery"), OneOf("audit", "error", "general", "slowquery")]
    public required IReadOnlyList<string> LogExports { get; init; }

    /// <summary>What the audit log records.</summary>
    [Option("CONNECT,QUERY_DDL,QUERY_DCL"), OneOf("CONNECT", "QUERY", "QUERY_DDL", "QUERY_DML", "QUERY_DML_NO_SELECT", "QUERY_DCL")]
    public required IReadOnlyList<string> AuditEvents { get; init; }

    /// <summary>The parameters of MariaDB.</summary>
    public required DatabaseParameterOptions Parameters { get; init; }
}
