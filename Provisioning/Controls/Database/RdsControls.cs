using WpAspire.Provisioning.Aws.Backup;
using WpAspire.Provisioning.Aws.Rds;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Program;
using static WpAspire.Provisioning.Controls.Requirement;

namespace WpAspire.Provisioning.Controls;

/// <summary>Controls 17 to 28: the database servers.</summary>
internal static class RdsControls
{
    private const string Section = "RDS";
    private const string NoInstance = "no RDS instance";

    // The names that people try first.
    private static readonly string[] s_usualNames = ["admin", "administrator", "awsuser", "mariadb", "master", "mysql", "root"];
    private static readonly string[] s_modernAuthorities = ["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"];

    /// <summary>The controls.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(17, Section, "Database servers are private")
        {
            Fsbp = ["RDS.2", "RDS.46", "RDS.18"], Checkov = ["CKV_AWS_17"], Trivy = ["AWS-0180"], Absent = NoInstance,
            Requirements =
            [
                Each<Instance>("private", "the server has no public address", static i => i.Args.PubliclyAccessible.Is(false)),
                Each<Instance>("routes", "the server's subnets have no route to the internet", static (s, i) => Groups(s, i) is [_, ..] groups && !groups.SelectMany(static g => Subnets.Of(g.Args.SubnetIds)).Any(s.PublicSubnets.Contains)),
            ],
        },
        new(18, Section, "Storage and snapshots are encrypted")
        {
            Fsbp = ["RDS.3", "RDS.4", "RDS.1"], Checkov = ["CKV_AWS_16"], Trivy = ["AWS-0080"], Absent = NoInstance,
            Requirements = [Each<Instance>("encrypted", "the storage is encrypted, and its snapshots with it", static i => i.Args.StorageEncrypted.Is(true))],
        },
        new(19, Section, "Database servers have a standby in another zone")
        {
            Fsbp = ["RDS.5"], Checkov = ["CKV_AWS_157"], Absent = NoInstance,
            Requirements = [Each<Instance>("standby", "the server has a standby in another zone", static i => i.Args.MultiAz.Is(true))],
        },
        new(20, Section, "Database servers are watched")
        {
            Fsbp = ["RDS.6"], Checkov = ["CKV_AWS_118", "CKV_AWS_353", "CKV_AWS_354"], Trivy = ["AWS-0133", "AWS-0078"], Absent = NoInstance,
            Requirements =
            [
                Each<Instance>("monitoring", "enhanced monitoring is on", static i => i.Args.MonitoringInterval.IsAtLeast(1) && i.Args.MonitoringRoleArn is not null),
                Each<Instance>("insights", "Performance Insights is on", HasInsights),
                Each<Instance>("own-key", "Performance Insights has a key of the account's own", static s => s.All<Instance>().Where(HasInsights), static (_, i) => i.Args.PerformanceInsightsKmsKeyId.IsOwnKey()),
            ],
        },
        new(21, Section, "Database servers are protected from deletion")
        {
            Fsbp = ["RDS.8"], Checkov = ["CKV_AWS_293"], Trivy = ["AWS-0177"], Absent = NoInstance,
            Requirements = [Each<Instance>("protected", "AWS refuses to delete the server", static i => i.Args.DeletionProtection.Is(true))],
        },
        new(22, Section, "The logs of database servers are exported")
        {
            Fsbp = ["RDS.9", "RDS.42"], Checkov = ["CKV_AWS_129"], Absent = NoInstance,
            Requirements =
            [
                Each<Instance>("error", "the error log is exported", static i => Exports(i, "error")),
                Each<Instance>("audit", "the audit log is exported, and the plug-in that fills it is there", static (s, i) => Exports(i, "audit") && HasAudit(s, i)),
                Each<Instance>("slow", "the slow query log is exported", static i => Exports(i, "slowquery")),
                Each<Instance>("general", "the general log is exported", static i => Exports(i, "general")),
            ],
        },
        new(23, Section, "Database servers take users of IAM")
        {
            Fsbp = ["RDS.10"], Checkov = ["CKV_AWS_161"], Trivy = ["AWS-0176"], Absent = NoInstance,
            Requirements = [Each<Instance>("iam", "IAM authentication is on", static i => i.Args.IamDatabaseAuthenticationEnabled.Is(true))],
        },
        new(24, Section, "Database servers are backed up for a week at least, and in a backup plan")
        {
            Fsbp = ["RDS.11", "RDS.26"], Checkov = ["CKV_AWS_133"], Trivy = ["AWS-0077"], Absent = NoInstance,
            Requirements =
            [
                Each<Instance>("retention", "automated backups are kept for 7 to 35 days", static i => i.Args.BackupRetentionPeriod is { IsLiteral: true, Literal: >= 7 and <= 35 }),
                Each<Instance>("plan", "the server is in a backup plan", static (s, i) => s.About<Selection>(i, static x => x.Args.Resources).Any()),
            ],
        },
        new(25, Section, "Minor versions are installed, and snapshots keep the tags")
        {
            Fsbp = ["RDS.13", "RDS.17"], Checkov = ["CKV_AWS_226", "CKV2_AWS_60"], Absent = NoInstance,
            Requirements =
            [
                Each<Instance>("upgrades", "AWS installs new minor versions", static i => i.Args.AutoMinorVersionUpgrade.Is(true)),
                Each<Instance>("tags", "snapshots have the tags of the server", static i => i.Args.CopyTagsToSnapshot.Is(true)),
            ],
        },
        new(26, Section, "Database servers speak TLS only, with a certificate of a current authority")
        {
            Fsbp = ["RDS.44"], Checkov = ["CKV2_AWS_69", "CKV_AWS_211"], Absent = NoInstance,
            Requirements =
            [
                Each<Instance>("tls", "require_secure_transport is 1", static (s, i) => RequiresTls(s, i)),
                Each<Instance>("authority", "the certificate is of a current authority", static i => i.Args.CaCertIdentifier.IsOneOf(s_modernAuthorities)),
            ],
        },
        new(27, Section, "Port and administrator of database servers are not the usual ones")
        {
            Fsbp = ["RDS.23", "RDS.25"], Absent = NoInstance,
            Requirements =
            [
                Each<Instance>("port", "the port is not 3306", static i => i.Args.Port is { IsLiteral: true, Literal: not 3306 }),
                Each<Instance>("name", "the administrator has no usual name", static i => i.Args.Username?.Literal is { } name && !s_usualNames.Contains(name)),
            ],
        },
        new(28, Section, "Somebody is told of what happens to database servers")
        {
            Fsbp = ["RDS.20", "RDS.21"], Absent = NoInstance,
            Requirements =
            [
                Each<Instance>("instance", "somebody is told of failures, maintenance and changes", static (s, i) => Subscriptions(s, "db-instance", "maintenance", "configuration change", "failure").Any(x => IsAbout(x, i))),
                Each<Instance>("parameters", "somebody is told of changes of parameters", static (s, i) => Parameters(s, i) is [_, ..] groups && groups.TrueForAll(g => Subscriptions(s, "db-parameter-group", "configuration change").Any(x => IsAbout(x, g)))),
            ],
        },
        .. AuroraControls.All,
    ];

    private static List<SubnetGroup> Groups(Inspection site, Instance instance) => [.. site.All<SubnetGroup>().Where(g => instance.Args.DbSubnetGroupName.RefersTo(g))];

    private static List<ParameterGroup> Parameters(Inspection site, Instance instance) => [.. site.All<ParameterGroup>().Where(g => instance.Args.ParameterGroupName.RefersTo(g))];

    private static bool HasInsights(Instance instance) => instance.Args.PerformanceInsightsEnabled.Is(true);

    private static bool Exports(Instance instance, string log) => instance.Args.EnabledCloudwatchLogsExports.Literals().Contains(log);

    private static bool HasAudit(Inspection site, Instance instance) => site.All<OptionGroup>()
        .Where(g => instance.Args.OptionGroupName.RefersTo(g))
        .Any(static g => g.Args.Options.Objects().Any(static o => o.OptionName.Is("MARIADB_AUDIT_PLUGIN")));

    private static bool RequiresTls(Inspection site, Instance instance) => Parameters(site, instance)
        .Any(static g => g.Args.Parameters.Objects().Any(static p => p.Name.Is("require_secure_transport") && p.Value.IsOneOf("1", "ON")));

    private static IEnumerable<EventSubscription> Subscriptions(Inspection site, string type, params string[] events) => site.All<EventSubscription>().Where(s =>
        s.Args.SourceType.Is(type)
        && !s.Args.Enabled.Is(false)
        && (s.Args.EventCategories is null || !events.Except(s.Args.EventCategories.Literals()).Any()));

    private static bool IsAbout(EventSubscription subscription, CustomResource resource) => subscription.Args.SourceIds is null || subscription.Args.SourceIds.RefersTo(resource);
}
