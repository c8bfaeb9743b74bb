using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Program;
using static WpAspire.Provisioning.Controls.Requirement;

namespace WpAspire.Provisioning.Controls;

/// <summary>
/// Control 29: Aurora and RDS Proxy. Sites have neither, and there are no classes for them: whoever adds one is held
/// to the control by its type and the names of its inputs.
/// </summary>
internal static class AuroraControls
{
    private const string Cluster = "aws:rds/cluster:Cluster";
    private const string Proxy = "aws:rds/proxy:Proxy";

    /// <summary>The control.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(29, "RDS", "Aurora clusters are protected, encrypted, spread and audited, and proxies speak TLS only")
        {
            Fsbp = ["RDS.7", "RDS.12", "RDS.15", "RDS.16", "RDS.27", "RDS.34", "RDS.35", "RDS.43", "RDS.45", "RDS.50"],
            Checkov = ["CKV_AWS_96", "CKV_AWS_139", "CKV_AWS_162", "CKV_AWS_313", "CKV_AWS_324", "CKV_AWS_325", "CKV_AWS_326", "CKV_AWS_327", "CKV2_AWS_8"],
            Trivy = ["AWS-0079", "AWS-0343"],
            Absent = "neither Aurora nor RDS Proxy",
            Requirements =
            [
                Clusters("protected", "AWS refuses to delete the cluster", static c => IsTrue(c, "deletionProtection")),
                Clusters("encrypted", "the storage is encrypted with a key of the account's own", static c => IsTrue(c, "storageEncrypted") && c.Args.Properties()["kmsKeyId"] is { } key && new Input<string>(key).IsOwnKey()),
                Clusters("iam", "IAM authentication is on", static c => IsTrue(c, "iamDatabaseAuthenticationEnabled")),
                Clusters("zones", "the cluster is in several zones", static c => ExpressionText.Each(c.Args.Properties()["availabilityZones"]).Count > 1),
                Clusters("audit", "the audit log is exported", static c => ExpressionText.Each(c.Args.Properties()["enabledCloudwatchLogsExports"]).Contains("audit")),
                Clusters("retention", "automated backups are kept for 7 days at least", static c => c.Args.Properties()["backupRetentionPeriod"] is LiteralExpression { Value: >= 7 }),
                Clusters("tags", "snapshots have the tags of the cluster", static c => IsTrue(c, "copyTagsToSnapshot")),
                Each<CustomResource>("tls", "the proxy speaks TLS only", static s => s.OfType(Proxy), static (_, p) => IsTrue(p, "requireTls")),
            ],
        },
    ];

    private static Requirement Clusters(string name, string text, Func<CustomResource, bool> isMet) => Each<CustomResource>(name, text, static s => s.OfType(Cluster), (_, c) => isMet(c));

    private static bool IsTrue(CustomResource resource, string property) => resource.Args.Properties()[property] is LiteralExpression { Value: true };
}
