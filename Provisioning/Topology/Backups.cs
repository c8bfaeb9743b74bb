using WpAspire.Provisioning.Aws.Backup;
using WpAspire.Provisioning.Aws.Backup.Inputs;
using WpAspire.Provisioning.Aws.Iam;
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

        var copy = options.CopyRegion is { } region ? Vault(context, "backups-copy", region) : null;
        var plan = context.Add(new Plan("backup-plan", new PlanArgs
        {
            Rules =
            [
                Rule("daily", "cron(0 2 * * ? *)", options.DailyRetentionDays, vault, copy),
                Rule("monthly", "cron(0 3 1 * ? *)", options.MonthlyRetentionDays, vault, copy),
            ],
        }));
        context.Add(new Selection("backup-selection", new SelectionArgs
        {
            PlanId = plan.Id,
            IamRoleArn = Role(context).Arn,
            Resources =
            [
                .. site.Databases.Select(static d => (Input<string>)d.Instance.Arn),
                .. site.FileSystems.Select(static f => (Input<string>)f.FileSystem.Arn),
            ],
        }));
    }

    private static Vault Vault(TopologyContext context, string name, string? region) => context.Add(new Vault(name, new VaultArgs
    {
        Region = region,
        KmsKeyArn = context.Keys.ArnIn(region),
        ForceDestroy = context.Options.ForceDestroy,
    }));

    private static PlanRuleArgs Rule(string name, string schedule, int days, Vault vault, Vault? copy) => new()
    {
        RuleName = name,
        TargetVaultName = vault.Name,
        Schedule = schedule,
        StartWindow = 60,
        CompletionWindow = 480,
        Lifecycle = new PlanRuleLifecycleArgs { DeleteAfter = days },
        CopyActions = copy is null ? null :
        [
            new PlanRuleCopyActionArgs { DestinationVaultArn = copy.Arn, Lifecycle = new PlanRuleCopyActionLifecycleArgs { DeleteAfter = days } },
        ],
    };

    private static Role Role(TopologyContext context)
    {
        var role = context.Add(new Role("backup-role", new RoleArgs
        {
            Description = "Lets AWS Backup read and restore the site's data",
            AssumeRolePolicy = PolicyDocument.AssumeRole("backup.amazonaws.com", new Condition("StringEquals", "aws:SourceAccount", context.AccountId)),
        }));
        foreach (var (name, policy) in new[] { ("backup", "AWSBackupServiceRolePolicyForBackup"), ("restores", "AWSBackupServiceRolePolicyForRestores") })
        {
            context.Add(new RolePolicyAttachment($"backup-{name}-policy", new RolePolicyAttachmentArgs
            {
                Role = role.Name,
                PolicyArn = Output.Format($"arn:{context.Partition}:iam::aws:policy/service-role/{policy}"),
            }));
        }

        return role;
    }
}
