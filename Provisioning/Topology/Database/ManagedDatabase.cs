using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Aws.Rds;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Random;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// A MariaDB server of the model: an RDS instance. Its administrator's password is made and kept by RDS and never
/// seen; sites have users of their own, which their tasks make (see <see cref="DatabaseUser"/>).
/// </summary>
internal sealed record ManagedDatabase
{
    private const int IdentifierLimit = 63;

    /// <summary>The server of the model.</summary>
    public required MariaDbServerResource Server { get; init; }

    /// <summary>The instance.</summary>
    public required Instance Instance { get; init; }

    /// <summary>The instance's name, which is known beforehand: its log groups are named by it.</summary>
    public required string Identifier { get; init; }

    /// <summary>The group of the instance.</summary>
    public required SecurityGroup SecurityGroup { get; init; }

    /// <summary>The port that it listens on.</summary>
    public required int Port { get; init; }

    /// <summary>The secret in which RDS keeps the administrator's password.</summary>
    public Output<string> AdminSecretArn => Instance.MasterUserSecrets[0].SecretArn;

    /// <summary>Adds an instance for each server.</summary>
    public static IReadOnlyList<ManagedDatabase> Create(TopologyContext context, Network network, SecurityGroups security, Notifications notifications)
    {
        if (context.Model.DatabaseServers.Count == 0)
        {
            return [];
        }

        var subnets = context.Add(new SubnetGroup("database-subnets", new SubnetGroupArgs
        {
            Description = "The data tier",
            SubnetIds = [.. network.Data],
        }));
        var parameters = DatabaseParameters.Create(context);
        var options = DatabaseAudit.Create(context);
        var monitoring = MonitoringRole(context);
        var databases = context.Model.DatabaseServers
            .Select(server => Create(context, security, server, subnets, parameters, options, monitoring))
            .ToList();
        DatabaseEvents.Create(context, databases, parameters, notifications);
        return databases;
    }

    private static ManagedDatabase Create(
        TopologyContext context, SecurityGroups security, MariaDbServerResource server, SubnetGroup subnets, ParameterGroup parameters, OptionGroup? audit, (Role Role, RolePolicyAttachment Policy)? monitoring)
    {
        var options = context.Options.Database;
        var identifier = LogicalNames.Shorten($"{context.StackName}-{server.Name}".ToLowerInvariant(), IdentifierLimit);
        var group = security.Add(server.Name, $"Database server {server.Name}");

        // RDS makes a log group that is missing itself, unencrypted and for ever.
        var logs = options.LogExports.Select(log => context.LogGroup($"{server.Name}-{log}-log", $"/aws/rds/instance/{identifier}/{log}")).ToList();

        var instance = new InstanceArgs
        {
            Identifier = identifier,
            Engine = "mariadb",
            EngineVersion = options.EngineVersion,
            InstanceClass = options.InstanceClass,
            AllocatedStorage = options.AllocatedGiB,
            MaxAllocatedStorage = options.MaxAllocatedGiB.ToInput(),
            StorageType = options.StorageType,
            Iops = options.Iops.ToInput(),
            StorageThroughput = options.ThroughputMiBps.ToInput(),
            StorageEncrypted = true,
            KmsKeyId = context.Keys.Arn,
            MultiAz = options.MultiAz,
            DbSubnetGroupName = subnets.Name,
            VpcSecurityGroupIds = [group.Id],
            PubliclyAccessible = false,
            Port = options.Port,
            Username = options.UserName,
            ManageMasterUserPassword = true,
            MasterUserSecretKmsKeyId = context.Keys.Arn,
            // No initial database: the sites' tasks make theirs, and a change of the first one would replace the server.
            IamDatabaseAuthenticationEnabled = true,
            CaCertIdentifier = options.CaCertificate,
            ParameterGroupName = parameters.Name,
            OptionGroupName = audit?.Name,
            EnabledCloudwatchLogsExports = [.. options.LogExports.Select(static l => (Input<string>)l)],
            BackupRetentionPeriod = options.BackupRetentionDays,
            BackupWindow = options.BackupWindow,
            MaintenanceWindow = options.MaintenanceWindow,
            CopyTagsToSnapshot = true,
            DeleteAutomatedBackups = options.DeleteAutomatedBackups,
            AutoMinorVersionUpgrade = options.AutoMinorVersionUpgrade,
            AllowMajorVersionUpgrade = options.AllowMajorVersionUpgrade,
            // A major version and its groups are changed together: RDS refuses one of them before its time.
            ApplyImmediately = options.ApplyImmediately || options.AllowMajorVersionUpgrade,
            MonitoringInterval = options.MonitoringIntervalSeconds,
            MonitoringRoleArn = monitoring?.Role.Arn,
            PerformanceInsightsEnabled = options.PerformanceInsights,
            DeletionProtection = options.DeletionProtection,
            SkipFinalSnapshot = !options.FinalSnapshot,
            Tags = context.NameTag(server.Name),
        };
        if (options.PerformanceInsights)
        {
            instance.PerformanceInsightsRetentionPeriod = options.PerformanceInsightsDays;
            instance.PerformanceInsightsKmsKeyId = context.Keys.Arn;
        }

        if (options.FinalSnapshot)
        {
            // A second site of the same name must not stumble over the snapshot of the first, nor a server over that of the
            // one that it takes the place of.
            var suffix = context.Add(new RandomId($"{server.Name}-final-snapshot", new RandomIdArgs
            {
                ByteLength = 4,
                Keepers = new() { ["user"] = options.UserName, ["keys"] = context.Options.Encryption.CustomerManagedKeys ? "own" : "aws" },
            }));
            instance.FinalSnapshotIdentifier = Output.Format($"{identifier}-final-{suffix.Hex}");
        }

        return new()
        {
            Server = server,
            Identifier = identifier,
            SecurityGroup = group,
            Port = options.Port,
            Instance = context.Add(new Instance(
                server.Name,
                instance,
                new()
                {
                    Protect = options.DeletionProtection,
                    // The identifier names the logs, and a second instance cannot have it.
                    DeleteBeforeReplace = true,
                    DependsOn = monitoring is { Policy: var policy } ? [.. logs, policy] : logs,
                    // A new instance with Multi-AZ takes longer than the provider's own patience.
                    CustomTimeouts = new(Create: "60m", Update: "120m", Delete: "90m"),
                })),
        };
    }

    private static (Role Role, RolePolicyAttachment Policy)? MonitoringRole(TopologyContext context)
    {
        if (context.Options.Database.MonitoringIntervalSeconds == 0)
        {
            return null;
        }

        var role = context.Add(new Role("database-monitoring-role", new RoleArgs
        {
            Description = "Lets RDS write its enhanced metrics",
            AssumeRolePolicy = PolicyDocument.AssumeRole("monitoring.rds.amazonaws.com", new Condition("StringEquals", "aws:SourceAccount", context.AccountId)),
        }));
        return (role, context.Add(new RolePolicyAttachment("database-monitoring-policy", new RolePolicyAttachmentArgs
        {
            Role = role.Name,
            PolicyArn = Output.Format($"arn:{context.Partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"),
        })));
    }
}
