using WpAspire.Provisioning.Aws.Backup;
using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Kms;
using WpAspire.Provisioning.Aws.Scheduler;
using WpAspire.Provisioning.Aws.SecretsManager;
using WpAspire.Provisioning.Aws.Sns;
using WpAspire.Provisioning.Aws.Ssm;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Program;
using static WpAspire.Provisioning.Controls.Requirement;

namespace WpAspire.Provisioning.Controls;

/// <summary>Controls 65 to 71, 78 and 79: keys, secrets, logs, roles, backups, notifications and parameters.</summary>
internal static class OperationsControls
{
    /// <summary>What the controls are about.</summary>
    public const string Section = "KMS, secrets, logs, IAM, backup, SNS";

    // It has no class here: a secret that rotates is held to 90 days by the names of its inputs.
    private const string Rotation = "aws:secretsmanager/secretRotation:SecretRotation";

    /// <summary>The controls.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(65, Section, "Keys rotate, and their policies say who may use them")
        {
            Fsbp = ["KMS.3", "KMS.5", "KMS.4"], Checkov = ["CKV_AWS_7", "CKV_AWS_33", "CKV_AWS_227", "CKV2_AWS_64"], Trivy = ["AWS-0065"], Absent = "no key of its own",
            Requirements =
            [
                Each<Key>("rotation", "the key rotates every year", static k => k.Args.EnableKeyRotation.Is(true)),
                Each<Key>("enabled", "the key is enabled", static k => !k.Args.IsEnabled.Is(false)),
                Each<Key>("policy", "the key has a policy", static k => k.Args.Policy is not null),
                Each<Key>("closed", "the policy lets not everybody in", static k => !PolicyStatement.Of(k, k.Args.Policy).Any(static s => s.IsOpen)),
            ],
        },
        new(66, Section, "Secrets are encrypted with a key of the account's own, rotate, and are used")
        {
            Fsbp = ["SecretsManager.1", "SecretsManager.2", "SecretsManager.3", "SecretsManager.4"], Checkov = ["CKV_AWS_149", "CKV_AWS_304", "CKV2_AWS_57"], Trivy = ["AWS-0098"], Absent = "no secret in Secrets Manager but what RDS makes",
            Requirements =
            [
                Each<Secret>("own-key", "the key is the account's own", static s => s.Args.KmsKeyId.IsOwnKey()),
                Each<Secret>("rotation", "the secret rotates within 90 days", static (s, x) => s.OfType(Rotation).Any(r => r.Args.RefersTo(x) && RotatesWithinDays(r, 90))),
                Each<Secret>("used", "a task reads the secret", static (s, x) => s.ReferrersOf(x).OfType<TaskDefinition>().Any()),
            ],
        },
        new(67, Section, "Logs are kept for a year, encrypted with a key of the account's own")
        {
            Fsbp = ["CloudWatch.16"], Checkov = ["CKV_AWS_66", "CKV_AWS_158", "CKV_AWS_338"], Trivy = ["AWS-0017"], Absent = "no log group",
            Requirements =
            [
                Each<LogGroup>("retention", "logs are kept for 365 days at least", static g => g.Args.RetentionInDays.IsAtLeast(365)),
                Each<LogGroup>("own-key", "the key is the account's own", static g => g.Args.KmsKeyId.IsOwnKey()),
            ],
        },
        .. RoleControls.All,
        new(69, Section, "Backups are encrypted with a key of the account's own")
        {
            Fsbp = ["Backup.1"], Checkov = ["CKV_AWS_166"], Absent = "no backup vault",
            Requirements = [Each<Vault>("own-key", "the vault's key, and with it that of recovery points, is the account's own", static v => v.Args.KmsKeyArn.IsOwnKey())],
        },
        new(78, Section, "Backups cannot be deleted before their time, and have a copy elsewhere")
        {
            Absent = "no backup vault",
            Requirements =
            [
                Each<Vault>("lock", "the vault is locked", static s => s.All<Vault>().Where(v => !IsCopy(s, v)), static (s, v) => s.About<VaultLockConfiguration>(v, static l => l.Args.BackupVaultName).Any()),
                Each<Plan>("copy", "backups are copied to another region", static p => p.Args.Rules.Objects().All(static r => r.CopyActions is { Count: > 0 })),
            ],
        },
        new(79, Section, "What is scheduled is encrypted with a key of the account's own")
        {
            Checkov = ["CKV_AWS_297"], Absent = "no schedule",
            Requirements = [Each<Schedule>("own-key", "the key is the account's own", static x => x.Args.KmsKeyArn.IsOwnKey())],
        },
        new(70, Section, "Alarms are told, by topics that are encrypted and closed")
        {
            Fsbp = ["SNS.1", "SNS.4", "CloudWatch.15", "CloudWatch.17"], Checkov = ["CKV_AWS_26", "CKV_AWS_169", "CKV_AWS_319", "CKV_AWS_385"], Trivy = ["AWS-0095", "AWS-0136"], Absent = "no topic and no alarm",
            Requirements =
            [
                Each<Topic>("own-key", "messages are encrypted with a key of the account's own, the only kind that alarms may use", static t => t.Args.KmsMasterKeyId.IsOwnKey()),
                Each<Topic>("closed", "the policy allows nothing to everybody or to other accounts", static (s, t) => s.About<TopicPolicy>(t, static p => p.Args.Arn).SelectMany(static p => PolicyStatement.Of(p, p.Args.Policy)).Where(static p => p.IsAllow).SelectMany(static p => p.Principals).All(p => p.Contains(ExpressionText.Of(s.Site.Context.AccountId.Expression), StringComparison.Ordinal))),
                Each<MetricAlarm>("actions", "actions of alarms are not switched off", static a => !a.Args.ActionsEnabled.Is(false)),
                Each<MetricAlarm>("told", "an alarm tells somebody", static s => s.All<MetricAlarm>().Where(a => !IsOfDeployment(s, a)), static (_, a) => a.Args.AlarmActions is { Count: > 0 }),
                Each<MetricAlarm>("deployments", "an alarm that takes a deployment back tells somebody", static s => s.All<MetricAlarm>().Where(a => IsOfDeployment(s, a)), static (_, a) => a.Args.AlarmActions is { Count: > 0 }),
            ],
        },
        new(71, Section, "Parameters are secrets, encrypted with a key of the account's own")
        {
            Checkov = ["CKV_AWS_337", "CKV2_AWS_34"], Absent = "no parameter of Systems Manager: secrets are in Secrets Manager",
            Requirements = [Each<Parameter>("own-key", "the parameter is a SecureString of a key of the account's own", static p => p.Args.Type.Is("SecureString") && p.Args.KeyId.IsOwnKey())],
        },
    ];

    // ECS asks it during a deployment.
    private static bool IsOfDeployment(Inspection site, MetricAlarm alarm) => site.ReferrersOf(alarm).OfType<Aws.Ecs.Service>().Any();

    private static bool IsCopy(Inspection site, Vault vault) => site.All<Plan>().SelectMany(static p => p.Args.Rules.Objects()).Any(r => r.CopyActions.Objects().Any(c => c.DestinationVaultArn.RefersTo(vault)));

    private static bool RotatesWithinDays(CustomResource rotation, int days) =>
        rotation.Args.Properties()["rotationRules"] is ObjectExpression rules && rules["automaticallyAfterDays"] is LiteralExpression { Value: int after } && after <= days;
}
