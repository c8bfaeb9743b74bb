using WpAspire.Provisioning.Aws.ElastiCache;
using WpAspire.Provisioning.Controls.Reading;
using static WpAspire.Provisioning.Controls.Requirement;

namespace WpAspire.Provisioning.Controls;

/// <summary>Controls 49 to 52: the caches.</summary>
internal static class CacheControls
{
    private const string Section = "ElastiCache";
    private const string NoCache = "no cache";

    /// <summary>The controls.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(49, Section, "Caches are backed up, and minor versions are installed")
        {
            Fsbp = ["ElastiCache.1", "ElastiCache.2"], Checkov = ["CKV_AWS_134", "CKV_AWS_322"], Trivy = ["AWS-0050"], Absent = NoCache,
            Requirements =
            [
                Each<ReplicationGroup>("snapshots", "daily snapshots are kept", static g => g.Args.SnapshotRetentionLimit.IsAtLeast(1)),
                Each<ReplicationGroup>("upgrades", "AWS installs new minor versions", static g => g.Args.AutoMinorVersionUpgrade.Is(true)),
            ],
        },
        new(50, Section, "A copy in another zone takes over when a cache fails")
        {
            Fsbp = ["ElastiCache.3"], Checkov = ["CKV2_AWS_50"], Absent = NoCache,
            Requirements =
            [
                Each<ReplicationGroup>("failover", "a copy takes over", static g => g.Args.AutomaticFailoverEnabled.Is(true)),
                Each<ReplicationGroup>("zones", "copies are in several zones", static g => g.Args.MultiAzEnabled.Is(true)),
            ],
        },
        new(51, Section, "Caches are encrypted at rest and in transit, and ask who comes")
        {
            Fsbp = ["ElastiCache.4", "ElastiCache.5", "ElastiCache.6"],
            Checkov = ["CKV_AWS_29", "CKV_AWS_30", "CKV_AWS_31", "CKV_AWS_191"],
            Trivy = ["AWS-0045", "AWS-0051"],
            Absent = NoCache,
            Requirements =
            [
                Each<ReplicationGroup>("encrypted", "what is stored is encrypted", static g => g.Args.AtRestEncryptionEnabled.Is(true)),
                Each<ReplicationGroup>("own-key", "the key is the account's own", static g => g.Args.KmsKeyId.IsOwnKey()),
                Each<ReplicationGroup>("tls", "connections are encrypted", static g => g.Args.TransitEncryptionEnabled.Is(true) && !g.Args.TransitEncryptionMode.Is("preferred")),
                Each<ReplicationGroup>("token", "clients need a token, or are users", static g => g.Args.AuthToken is not null || g.Args.UserGroupIds is { Count: > 0 }),
            ],
        },
        new(52, Section, "Caches are in subnets of the site's own")
        {
            Fsbp = ["ElastiCache.7"], Checkov = ["CKV_AWS_323"], Absent = NoCache,
            Requirements = [Each<ReplicationGroup>("subnets", "the subnet group is not AWS' default", static (s, g) => s.All<SubnetGroup>().Any(x => g.Args.SubnetGroupName.RefersTo(x)))],
        },
    ];
}
