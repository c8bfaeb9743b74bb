using WpAspire.Provisioning.Aws.Kms;
using WpAspire.Provisioning.Topology;
using static WpAspire.Provisioning.Tests.Controls.Mutations.Mutation;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

internal static class AuroraMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Cluster("protected", "deletionProtection", false),
        Cluster("encrypted", "kmsKeyId", null),
        Cluster("iam", "iamDatabaseAuthenticationEnabled", false),
        Cluster("zones", "availabilityZones", new object?[] { "eu-central-1a" }),
        Cluster("audit", "enabledCloudwatchLogsExports", new object?[] { "error" }),
        Cluster("retention", "backupRetentionPeriod", 1),
        Cluster("tags", "copyTagsToSnapshot", false),
        Offends(29, "tls", static s => s.Get<OtherResource>("proxy").Inputs["requireTls"] = false) with { Prepare = AddAurora },
    ];

    private static Mutation Cluster(string requirement, string input, object? value) =>
        Offends(29, requirement, s => s.Get<OtherResource>("aurora").Inputs[input] = value) with { Prepare = AddAurora };

    private static void AddAurora(SiteTopology site)
    {
        site.Add(new OtherResource("aws:rds/cluster:Cluster", "aurora", new()
        {
            ["deletionProtection"] = true,
            ["storageEncrypted"] = true,
            ["kmsKeyId"] = site.Get<Key>("key").Arn,
            ["iamDatabaseAuthenticationEnabled"] = true,
            ["availabilityZones"] = new object?[] { "eu-central-1a", "eu-central-1b" },
            ["enabledCloudwatchLogsExports"] = new object?[] { "audit", "error" },
            ["backupRetentionPeriod"] = 14,
            ["copyTagsToSnapshot"] = true,
        }));
        site.Add(new OtherResource("aws:rds/proxy:Proxy", "proxy", new() { ["requireTls"] = true }));
    }
}
