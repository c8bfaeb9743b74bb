using WpAspire.Provisioning.Aws.Backup;
using WpAspire.Provisioning.Aws.Backup.Inputs;
using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>AWS Backup of the databases and the shared volumes, beside the backups that RDS and EFS make themselves.</summary>
internal static class Backups
{
    private const int MinRetentionDays = 1;

    /// <summary>Adds vault, plan and selection, if there are to be central backups.</summary>
    public static void Create(SiteTopology site)
    {
        var context = site.Context;
        var options = context.Options.Backup;
        if (!options.Enabled)
        {
            return;
        }

        var vault = Vault(context, "backups", region: null);
        if (options.VaultLock)
        {
            context.Add(new VaultLockConfiguration("backups-lock", new VaultLockConfigurationArgs
            {
                BackupVaultName = vault.Name,
                MinRetentionDays = MinRetentionDays,
                MaxRetentionDays = Math.Max(options.DailyRetentionDays, options.MonthlyRetentionDays),
            }));
        }

        var hours = BackupHours.Find(context.Options.Database) ?? throw new InvalidOperationException("The options are checked before the topology is made.");
        var copy = options.CopyRegion is { } region ? Vault(context, "backups-copy", region) : null;
        var plan = context.Add(new Plan("backup-plan", new PlanArgs
        {
            Rules =
            [
                Rule("daily", $"cron(0 {hours.Daily} * * ? *)", options.DailyRetentionDays, vault, copy),
                Rule("monthly", $"cron(0 {hours.Monthly} 1 * ? *)", options.MonthlyRetentionDays, vault, copy),
            ],
        }));
        var (role, policies) = Role(context, site.Uploads.Count > 0);
        context.Add(new Selection(
            "backup-selection",
            new SelectionArgs
            {
                PlanId = plan.Id,
                IamRoleArn = role.Arn,
                Resources =
                [
                    .. site.Databases.Select(static d => (Input<string>)d.Instance.Arn),
                    .. site.FileSystems.Select(static f => (Input<string>)f.FileSystem.Arn),
                ],
            },
            new() { DependsOn = policies }));
        if (site.Uploads.Count > 0)
        {
            // A selection of its own: AWS changes none in place.
            context.Add(new Selection(
                "backup-uploads-selection",
                new SelectionArgs { PlanId = plan.Id, IamRoleArn = role.Arn, Resources = [.. site.Uploads.Select(static u => (Input<string>)u.Bucket.Arn)] },
                new() { DependsOn = policies }));
        }
    }

    private static Vault Vault(TopologyContext context, string name, string? region) => context.Add(new Vault(
        name,
        new VaultArgs
        {
            Region = region,
            KmsKeyArn = context.Keys.ArnIn(region),
            ForceDestroy = context.Options.ForceDestroy,
        },
        // AWS refuses to delete one with recovery points, and they are what nobody wants to lose.
        new() { RetainOnDelete = context.IsProtected }));

    private static PlanRuleArgs Rule(string name, string schedule, int days, Vault vault, Vault? copy) => new()
    {
        RuleName = name,
        TargetVaultName = vault.Name,
        Schedule = schedule,
        StartWindow = BackupHours.StartWindowMinutes,
        CompletionWindow = 480,
        Lifecycle = new PlanRuleLifecycleArgs { DeleteAfter = days },
        CopyActions = copy is null ? null :
        [
            new PlanRuleCopyActionArgs { DestinationVaultArn = copy.Arn, Lifecycle = new PlanRuleCopyActionLifecycleArgs { DeleteAfter = days } },
        ],
    };

    private static (Role Role, IReadOnlyList<RolePolicyAttachment> Policies) Role(TopologyContext context, bool hasBuckets)
    {
        var role = context.Add(new Role("backup-role", new RoleArgs
        {
            Description = "Lets AWS Backup read and restore the site's data",
            AssumeRolePolicy = PolicyDocument.AssumeRole("backup.amazonaws.com", new Condition("StringEquals", "aws:SourceAccount", context.AccountId)),
        }));
        List<(string Name, string Policy)> policies = [("backup", "service-role/AWSBackupServiceRolePolicyForBackup"), ("restores", "service-role/AWSBackupServiceRolePolicyForRestores")];
        if (hasBuckets)
        {
            policies.AddRange([("bucket-backup", "AWSBackupServiceRolePolicyForS3Backup"), ("bucket-restores", "AWSBackupServiceRolePolicyForS3Restore")]);
        }

        return (role, [.. policies.Select(p => context.Add(new RolePolicyAttachment($"backup-{p.Name}-policy", new RolePolicyAttachmentArgs
        {
            Role = role.Name,
            PolicyArn = Output.Format($"arn:{context.Partition}:iam::aws:policy/{p.Policy}"),
        })))]);
    }
}
