using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>Central backups of the database and the shared volumes: AWS Backup.</summary>
public sealed record BackupOptions
{
    /// <summary>Whether there are central backups.</summary>
    [Option(false, true)]
    public required bool Enabled { get; init; }

    /// <summary>How long daily backups are kept.</summary>
    [Option(35), Between(1, 36500)]
    public required int DailyRetentionDays { get; init; }

    /// <summary>How long monthly backups are kept.</summary>
    [Option(365), Between(1, 36500)]
    public required int MonthlyRetentionDays { get; init; }

    /// <summary>Whether backups can not be deleted before their time. A removal of the site then waits for the last one.</summary>
    [Option(false)]
    public required bool VaultLock { get; init; }

    /// <summary>Another region that gets a copy of each backup.</summary>
    [Option, Region]
    public string? CopyRegion { get; init; }
}
