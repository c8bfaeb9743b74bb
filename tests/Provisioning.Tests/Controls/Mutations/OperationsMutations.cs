using WpAspire.Provisioning.Aws.Backup;
using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Aws.Kms;
using WpAspire.Provisioning.Aws.Scheduler;
using WpAspire.Provisioning.Aws.SecretsManager;
using WpAspire.Provisioning.Aws.Sns;
using WpAspire.Provisioning.Aws.Ssm;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;
using static WpAspire.Provisioning.Tests.Controls.Mutations.Mutation;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

internal static class OperationsMutations
{
    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Offends(65, "rotation", static s => s.Get<Key>().Args.EnableKeyRotation = false),
        Offends(65, "enabled", static s => s.Get<Key>().Args.IsEnabled = false),
        Offends(65, "policy", static s => s.Get<Key>().Args.Policy = null),
        Offends(65, "closed", static s => s.Get<Key>().Args.Policy = PolicyDocument.Create(new Statement { Principal = Principal.Aws("*"), Actions = ["kms:Decrypt"], Resources = ["*"] })),
        Offends(66, "own-key", static s => s.Get<Secret>().Args.KmsKeyId = null),
        MendsIt(66, "rotation", static s =>
        {
            foreach (var secret in s.Program.OfType<Secret>().ToList())
            {
                s.Add(new OtherResource("aws:secretsmanager/secretRotation:SecretRotation", $"{((CustomResource)secret).Name}-rotation", new()
                {
                    ["secretId"] = secret.Id,
                    ["rotationRules"] = new Dictionary<string, object?> { ["automaticallyAfterDays"] = 90 },
                }));
            }
        }),
        Offends(66, "used", static s => s.Add(new Secret("left-over", new SecretArgs { KmsKeyId = s.Get<Key>().Arn }))),
        Offends(67, "retention", static s => s.Get<LogGroup>().Args.RetentionInDays = 30),
        Offends(67, "own-key", static s => s.Get<LogGroup>("firewall-log").Args.KmsKeyId = null),
        Offends(68, "actions", static s => Allow(s, "s3:*", "arn:aws:s3:::blog")),
        Offends(68, "resources", static s => Allow(s, "s3:GetObject", "*")),
        Offends(68, "keys", static s => Allow(s, "kms:Decrypt", "arn:aws:kms:eu-central-1:123456789012:key/*")),
        Offends(68, "trust", static s => s.Get<Role>().Args.AssumeRolePolicy = PolicyDocument.Create(new Statement { Principal = Principal.Aws("*"), Actions = ["sts:AssumeRole"] })),
        Offends(68, "attached", static s => s.Get<RolePolicyAttachment>().Args.PolicyArn = Administrator),
        Offends(68, "managed", static s => s.Get<Role>().Args.ManagedPolicyArns = [Administrator]),
        Offends(69, "own-key", static s => s.Get<Vault>("backups-copy").Args.KmsKeyArn = null),
        MendsIt(78, "lock", static s => s.Add(new VaultLockConfiguration("lock", new VaultLockConfigurationArgs { BackupVaultName = s.Get<Vault>("backups").Name }))),
        Offends(78, "copy", static s => s.Get<Plan>().Args.Rules.First().Value!.CopyActions = null),
        Offends(79, "own-key", static s => s.Get<Schedule>().Args.KmsKeyArn = null),
        Offends(70, "own-key", static s => s.Get<Topic>().Args.KmsMasterKeyId = "alias/aws/sns"),
        Offends(70, "closed", static s => s.Get<TopicPolicy>().Args.Policy = PolicyDocument.Create(new Statement { Principal = Principal.Aws("*"), Actions = ["sns:Publish"] })),
        Offends(70, "actions", static s => s.Get<MetricAlarm>().Args.ActionsEnabled = false),
        Offends(70, "told", static s => s.Get<MetricAlarm>("wordpress-down-alarm").Args.AlarmActions = null),
        MendsIt(70, "deployments", static s =>
        {
            foreach (var alarm in s.Program.OfType<MetricAlarm>().Where(static a => ((CustomResource)a).Name.Contains("-rollback-", StringComparison.Ordinal)))
            {
                alarm.Args.AlarmActions = [s.Get<Topic>().Arn];
            }
        }),
        Offends(71, "own-key", static s => s.Get<Parameter>().Args.Type = "String") with { Prepare = static s => s.Add(new Parameter("parameter", new ParameterArgs { Type = "SecureString", KeyId = s.Get<Key>().Id })) },
    ];

    private static void Allow(SiteTopology site, string action, string resource) =>
        site.Get<RolePolicy>("wordpress-task-policy").Args.Policy = PolicyDocument.Create(new Statement { Actions = [action], Resources = [resource] });
}
