using WpAspire.Provisioning.Aws.ElastiCache;
using WpAspire.Provisioning.Topology;
using static WpAspire.Provisioning.Tests.Controls.Mutations.Mutation;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

internal static class CacheMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Offends(49, "snapshots", static s => Cache(s).SnapshotRetentionLimit = 0),
        Offends(49, "upgrades", static s => Cache(s).AutoMinorVersionUpgrade = false),
        Offends(50, "failover", static s => Cache(s).AutomaticFailoverEnabled = false),
        Offends(50, "zones", static s => Cache(s).MultiAzEnabled = false),
        Offends(51, "encrypted", static s => Cache(s).AtRestEncryptionEnabled = false),
        Offends(51, "own-key", static s => Cache(s).KmsKeyId = null),
        Offends(51, "tls", static s => Cache(s).TransitEncryptionMode = "preferred"),
        Offends(51, "token", static s => Cache(s).AuthToken = null),
        Offends(52, "subnets", static s => Cache(s).SubnetGroupName = "default"),
    ];

    private static ReplicationGroupArgs Cache(SiteTopology site) => site.Get<ReplicationGroup>().Args;
}
