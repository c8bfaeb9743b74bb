using WpAspire.Provisioning.Aws.Backup;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Rds;
using WpAspire.Provisioning.Topology;
using static WpAspire.Provisioning.Tests.Controls.Mutations.Mutation;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

internal static class RdsMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Offends(17, "private", static s => Server(s).PubliclyAccessible = true),
        Offends(17, "routes", static s => s.Get<RouteTableAssociation>("data-b-association").Args.RouteTableId = s.Get<RouteTable>("public-routes").Id),
        Offends(18, "encrypted", static s => Server(s).StorageEncrypted = false),
        Offends(19, "standby", static s => Server(s).MultiAz = false),
        Offends(20, "monitoring", static s => Server(s).MonitoringInterval = 0),
        Offends(20, "insights", static s => Server(s).PerformanceInsightsEnabled = false),
        Offends(20, "own-key", static s => Server(s).PerformanceInsightsKmsKeyId = null),
        Offends(21, "protected", static s => Server(s).DeletionProtection = false),
        Offends(22, "error", static s => Server(s).EnabledCloudwatchLogsExports = ["audit", "slowquery"]),
        Offends(22, "audit", static s => s.Get<OptionGroup>().Args.Options = []),
        Offends(22, "slow", static s => Server(s).EnabledCloudwatchLogsExports = ["audit", "error"]),
        MendsIt(22, "general", static s => Server(s).EnabledCloudwatchLogsExports!.Add("general")),
        Offends(23, "iam", static s => Server(s).IamDatabaseAuthenticationEnabled = false),
        Offends(24, "retention", static s => Server(s).BackupRetentionPeriod = 6),
        Offends(24, "plan", static s => s.Get<Selection>().Args.Resources = []),
        Offends(25, "upgrades", static s => Server(s).AutoMinorVersionUpgrade = false),
        Offends(25, "tags", static s => Server(s).CopyTagsToSnapshot = false),
        Offends(26, "tls", static s => s.Get<ParameterGroup>().Args.Parameters!.Single(static p => p.Value!.Name.Literal == "require_secure_transport").Value!.Value = "0"),
        Offends(26, "authority", static s => Server(s).CaCertIdentifier = "rds-ca-2019"),
        Offends(27, "port", static s => Server(s).Port = 3306),
        Offends(27, "name", static s => Server(s).Username = "root"),
        Offends(28, "instance", static s => s.Get<EventSubscription>("database-instance-events").Args.EventCategories = ["maintenance"]),
        Offends(28, "parameters", static s => s.Get<EventSubscription>("database-parameter-events").Args.SourceIds = ["another"]),
    ];

    private static InstanceArgs Server(SiteTopology site) => site.Get<Instance>().Args;
}
