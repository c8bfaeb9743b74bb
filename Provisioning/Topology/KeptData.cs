using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Topology;

/// <summary>What stays in AWS after a site is removed, so that nothing that somebody wants back is lost.</summary>
internal static class KeptData
{
    /// <summary>Whether snapshots of a database stay: the last one, or those that RDS made by itself.</summary>
    public static bool HasSnapshots(AwsOptions options) =>
        options.Database is var database && (database.FinalSnapshot || database is { DeleteAutomatedBackups: false, BackupRetentionDays: > 0 });

    /// <summary>Whether recovery points of AWS Backup may stay.</summary>
    public static bool HasRecoveryPoints(AwsOptions options) => options.Backup is { Enabled: true } backup && (backup.VaultLock || !options.ForceDestroy);

    /// <summary>Whether something stays that nobody can read without its key.</summary>
    /// <param name="options">The options.</param>
    /// <param name="region">The key's region; <see langword="null"/> for the site's.</param>
    public static bool NeedsKey(AwsOptions options, string? region) => !options.ForceDestroy || (region is null
        ? HasSnapshots(options) || HasRecoveryPoints(options) || options.Encryption.SecretRecoveryDays > 0
        : region == options.Backup.CopyRegion && HasRecoveryPoints(options));
}
