using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Controls;

/// <summary>What the preset <c>dev</c> leaves out to be cheap and quickly gone, each with the option that turns it on.</summary>
internal static class DevWaivers
{
    // The controls that ask for a key of the account's own.
    private static readonly int[] s_ownKey = [2, 13, 20, 48, 51, 63, 66, 67, 69, 70, 79];

    /// <summary>The waivers.</summary>
    public static IReadOnlyList<Waiver> All { get; } =
    [
        Dev(1, "insights", static o => o.Observability.ContainerInsights == "disabled", "Aws:Observability:ContainerInsights", "enhanced"),
        .. s_ownKey.Select(static number => Dev(number, "own-key", static o => !o.Encryption.CustomerManagedKeys, "Aws:Encryption:CustomerManagedKeys", "true")),
        Dev(15, "automatic", static o => o is { FileSystem.Backup: false, Backup.Enabled: false }, "Aws:FileSystem:Backup", "true"),
        Dev(15, "plan", static o => !o.Backup.Enabled, "Aws:Backup:Enabled", "true"),
        Dev(19, "standby", static o => !o.Database.MultiAz, "Aws:Database:MultiAz", "true"),
        Dev(20, "monitoring", static o => o.Database.MonitoringIntervalSeconds == 0, "Aws:Database:MonitoringIntervalSeconds", "60"),
        Dev(20, "insights", static o => !o.Database.PerformanceInsights, "Aws:Database:PerformanceInsights", "true"),
        Dev(21, "protected", static o => !o.Database.DeletionProtection, "Aws:Database:DeletionProtection", "true"),
        Dev(22, "audit", static o => !o.Database.LogExports.Contains("audit"), "Aws:Database:LogExports", "audit,error,slowquery"),
        Dev(22, "slow", static o => !o.Database.LogExports.Contains("slowquery"), "Aws:Database:LogExports", "audit,error,slowquery"),
        Dev(24, "retention", static o => o.Database.BackupRetentionDays < 7, "Aws:Database:BackupRetentionDays", "14"),
        Dev(24, "plan", static o => !o.Backup.Enabled, "Aws:Backup:Enabled", "true"),
        Dev(27, "port", static o => o.Database.Port == 3306, "Aws:Database:Port", "3307"),
        Dev(28, "instance", NobodyIsTold, "Aws:Observability:AlarmEmail", "ops@example.com", "an address such as "),
        Dev(28, "parameters", NobodyIsTold, "Aws:Observability:AlarmEmail", "ops@example.com", "an address such as "),
        Dev(30, "redirect", static o => !o.LoadBalancer.Https, "Aws:LoadBalancer:Https", "true"),
        Dev(31, "https", static o => !o.LoadBalancer.Https, "Aws:LoadBalancer:Https", "true"),
        Dev(34, "logs", static o => !o.LoadBalancer.AccessLogs, "Aws:LoadBalancer:AccessLogs", "true"),
        Dev(34, "protected", static o => !o.LoadBalancer.DeletionProtection, "Aws:LoadBalancer:DeletionProtection", "true"),
        Dev(36, "firewall", static o => !o.Waf.Enabled, "Aws:Waf:Enabled", "true"),
        Dev(49, "snapshots", static o => o.Cache.SnapshotDays == 0, "Aws:Cache:SnapshotDays", "7"),
        Dev(50, "failover", static o => o.Cache.Replicas == 0, "Aws:Cache:Replicas", "1"),
        Dev(50, "zones", static o => !o.Cache.MultiAz, "Aws:Cache:MultiAz", "true"),
        Dev(55, "logs", static o => !o.CloudFront.AccessLogs, "Aws:CloudFront:AccessLogs", "true"),
        Dev(55, "firewall", static o => !o.Waf.Enabled, "Aws:Waf:Enabled", "true"),
        Dev(67, "retention", static o => o.Observability.LogRetentionDays < 365, "Aws:Observability:LogRetentionDays", "365"),
    ];

    private static bool NobodyIsTold(AwsOptions options) => options.Observability.AlarmEmail is null;

    private static Waiver Dev(int control, string requirement, Func<AwsOptions, bool> isLeftOut, string key, string value, string article = "") =>
        new(control, requirement, o => o.Preset == Preset.Dev && isLeftOut(o), $"dev preset: set {key} to {article}{value}") { Remedy = new(key, value) };
}
