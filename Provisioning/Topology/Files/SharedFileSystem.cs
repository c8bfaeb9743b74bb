using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Efs;
using WpAspire.Provisioning.Aws.Efs.Inputs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>A shared volume of the model: a file system, reached through an access point.</summary>
internal sealed record SharedFileSystem
{
    /// <summary>The port of NFS.</summary>
    public const int Port = 2049;

    /// <summary>The volume.</summary>
    public required SharedVolumeResource Volume { get; init; }

    /// <summary>The file system.</summary>
    public required FileSystem FileSystem { get; init; }

    /// <summary>The only way into it: a directory, and the user that everybody is in there.</summary>
    public required AccessPoint AccessPoint { get; init; }

    /// <summary>Who may use it.</summary>
    public required FileSystemPolicy AccessPolicy { get; init; }

    /// <summary>The group of its mount targets.</summary>
    public required SecurityGroup SecurityGroup { get; init; }

    /// <summary>Its addresses, one in each zone. A task that starts before them cannot mount it.</summary>
    public required IReadOnlyList<MountTarget> MountTargets { get; init; }

    /// <summary>Adds a file system for each shared volume.</summary>
    public static IReadOnlyList<SharedFileSystem> Create(TopologyContext context, Network network, SecurityGroups security) =>
        [.. context.Model.Volumes.Select(v => Create(context, network, security, v))];

    private static SharedFileSystem Create(TopologyContext context, Network network, SecurityGroups security, SharedVolumeResource volume)
    {
        var options = context.Options.FileSystem;
        var fileSystem = context.Add(new FileSystem(
            volume.Name,
            new FileSystemArgs
            {
                Encrypted = true,
                KmsKeyId = context.Keys.Arn,
                PerformanceMode = options.PerformanceMode,
                ThroughputMode = options.ThroughputMode,
                ProvisionedThroughputInMibps = options.ProvisionedMiBps is { } throughput ? (double)throughput : (Input<double>?)null,
                LifecyclePolicies = Lifecycle(options),
                Tags = context.NameTag(volume.Name),
            },
            // What editors have uploaded is in here.
            new() { Protect = context.IsProtected }));

        var accessPoint = context.Add(new AccessPoint($"{volume.Name}-access-point", new AccessPointArgs
        {
            FileSystemId = fileSystem.Id,
            PosixUser = new AccessPointPosixUserArgs { Uid = SiteUser.Id, Gid = SiteUser.Id },
            RootDirectory = new AccessPointRootDirectoryArgs
            {
                Path = $"/{volume.Name}",
                CreationInfo = new AccessPointRootDirectoryCreationInfoArgs { OwnerUid = SiteUser.Id, OwnerGid = SiteUser.Id, Permissions = "0775" },
            },
            Tags = context.NameTag(volume.Name),
        }));
        // A plan that has it already would pay for everything twice, the second time in a vault without the site's key.
        context.Add(new BackupPolicy($"{volume.Name}-backup-policy", new BackupPolicyArgs
        {
            FileSystemId = fileSystem.Id,
            BackupPolicyDetails = new BackupPolicyBackupPolicyArgs { Status = options.Backup && !context.Options.Backup.Enabled ? "ENABLED" : "DISABLED" },
        }));
        var policy = context.Add(new FileSystemPolicy($"{volume.Name}-policy", new FileSystemPolicyArgs
        {
            FileSystemId = fileSystem.Id,
            Policy = Policy(context, fileSystem, accessPoint),
        }));

        var group = security.Add(volume.Name, $"File system of the shared volume {volume.Name}");
        return new()
        {
            Volume = volume,
            FileSystem = fileSystem,
            AccessPoint = accessPoint,
            AccessPolicy = policy,
            SecurityGroup = group,
            MountTargets =
            [
                .. network.Data.Select((subnet, zone) => context.Add(new MountTarget(
                    $"{volume.Name}-{context.Zones[zone].Suffix}",
                    new MountTargetArgs { FileSystemId = fileSystem.Id, SubnetId = subnet, SecurityGroups = [group.Id] },
                    // AWS refuses a second one in a zone.
                    new() { DeleteBeforeReplace = true }))),
            ],
        };
    }

    // Roles of this account, encrypted, and through the access point only: whoever has the network but not the role gets nothing.
    private static Output<string> Policy(TopologyContext context, FileSystem fileSystem, AccessPoint accessPoint) => PolicyDocument.Create(
        new Statement
        {
            Sid = "Account",
            Principal = Principal.Aws(Output.Format($"arn:{context.Partition}:iam::{context.AccountId}:root")),
            Actions = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
            Resources = [fileSystem.Arn],
            Conditions =
            [
                new("Bool", "aws:SecureTransport", "true"),
                new("Bool", "elasticfilesystem:AccessedViaMountTarget", "true"),
                new("StringEquals", "elasticfilesystem:AccessPointArn", accessPoint.Arn),
            ],
        },
        new Statement
        {
            Sid = "Encrypted",
            Effect = "Deny",
            Principal = Principal.Aws("*"),
            Actions = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"],
            Resources = [fileSystem.Arn],
            Conditions = [new("Bool", "aws:SecureTransport", "false")],
        });

    // EFS takes each transition as a policy of its own.
    private static InputList<FileSystemLifecyclePolicyArgs>? Lifecycle(Options.FileSystemOptions options)
    {
        List<Input<FileSystemLifecyclePolicyArgs>> policies = [];
        if (options.TransitionToIa is { } infrequent)
        {
            policies.Add(new FileSystemLifecyclePolicyArgs { TransitionToIa = infrequent });
        }

        if (options.TransitionToArchive is { } archive)
        {
            policies.Add(new FileSystemLifecyclePolicyArgs { TransitionToArchive = archive });
        }

        if (options.TransitionToPrimary is { } primary)
        {
            policies.Add(new FileSystemLifecyclePolicyArgs { TransitionToPrimaryStorageClass = primary });
        }

        return policies.Count == 0 ? null : [.. policies];
    }
}
