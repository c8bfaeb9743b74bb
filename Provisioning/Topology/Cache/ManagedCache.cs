using System.Globalization;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.ElastiCache;
using WpAspire.Provisioning.Aws.ElastiCache.Inputs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>A Redis of the model: an ElastiCache replication group, encrypted, with the model's password as token.</summary>
internal sealed record ManagedCache
{
    /// <summary>The port of Redis.</summary>
    public const int Port = 6379;

    /// <summary>The Redis of the model.</summary>
    public required RedisResource Resource { get; init; }

    /// <summary>The nodes.</summary>
    public required ReplicationGroup Group { get; init; }

    /// <summary>The names of the nodes, by which CloudWatch knows them.</summary>
    public required IReadOnlyList<Output<string>> Members { get; init; }

    /// <summary>The security group of the nodes.</summary>
    public required SecurityGroup SecurityGroup { get; init; }

    /// <summary>Adds a replication group for each Redis.</summary>
    public static IReadOnlyList<ManagedCache> Create(TopologyContext context, Network network, SecurityGroups security, SecretStore secrets)
    {
        if (context.Model.Caches.Count == 0)
        {
            return [];
        }

        var subnets = context.Add(new SubnetGroup("cache-subnets", new SubnetGroupArgs
        {
            Description = "The data tier",
            SubnetIds = [.. network.Data],
        }));
        return [.. context.Model.Caches.Select(cache => Create(context, security, secrets, cache, subnets))];
    }

    private static ManagedCache Create(TopologyContext context, SecurityGroups security, SecretStore secrets, RedisResource cache, SubnetGroup subnets)
    {
        var options = context.Options.Cache;
        var group = security.Add(cache.Name, $"Cache {cache.Name}");
        var parameters = context.Add(new ParameterGroup($"{cache.Name}-parameters", new ParameterGroupArgs
        {
            Family = $"{options.Engine}{options.EngineVersion.Split('.')[0]}",
            Description = $"Cache {cache.Name}",
            Parameters = [new ParameterGroupParameterArgs { Name = "maxmemory-policy", Value = RedisSettingsAnnotation.Of(cache).MaxMemoryPolicy.ToConfigurationValue() }],
        }));
        var slowLog = context.LogGroup($"{cache.Name}-slow-log", $"/wpaspire/{context.StackName}/{cache.Name}/slow");

        var nodes = context.Add(new ReplicationGroup(
            cache.Name,
            new ReplicationGroupArgs
            {
                Description = $"Cache {cache.Name} of the site {context.SiteName}",
                Engine = options.Engine,
                EngineVersion = options.EngineVersion,
                NodeType = options.NodeType,
                NumCacheClusters = options.Replicas + 1,
                AutomaticFailoverEnabled = options.Replicas > 0,
                MultiAzEnabled = options.MultiAz && options.Replicas > 0,
                Port = Port,
                ParameterGroupName = parameters.Name,
                SubnetGroupName = subnets.Name,
                SecurityGroupIds = [group.Id],
                AtRestEncryptionEnabled = true,
                KmsKeyId = context.Keys.Arn,
                TransitEncryptionEnabled = true,
                TransitEncryptionMode = "required",
                AuthToken = secrets.Value(cache.PasswordParameter!),
                // The old token is taken for as long as tasks that have it may run.
                AuthTokenUpdateStrategy = "ROTATE",
                AutoMinorVersionUpgrade = true,
                ApplyImmediately = options.ApplyImmediately,
                SnapshotRetentionLimit = options.SnapshotDays,
                SnapshotWindow = options.SnapshotWindow,
                MaintenanceWindow = options.MaintenanceWindow,
                LogDeliveryConfigurations =
                [
                    new ReplicationGroupLogDeliveryConfigurationArgs
                    {
                        LogType = "slow-log",
                        LogFormat = "json",
                        DestinationType = "cloudwatch-logs",
                        Destination = slowLog.Name,
                    },
                ],
                Tags = context.NameTag(cache.Name),
            }));
        return new()
        {
            Resource = cache,
            SecurityGroup = group,
            Group = nodes,
            Members = [.. Enumerable.Range(1, options.Replicas + 1).Select(i => Output.Format($"{nodes.Id}-{i.ToString("000", CultureInfo.InvariantCulture)}"))],
        };
    }
}
