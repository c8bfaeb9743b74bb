namespace WpAspire.Provisioning.Program;

/// <summary>What AWS says of the names of a resource type.</summary>
/// <param name="Property">The input that has the name; without it, Pulumi makes one of the resource's own.</param>
/// <param name="Limit">The most characters.</param>
internal sealed record PhysicalName(string Property, int Limit)
{
    /// <summary>What no name may begin with.</summary>
    public IReadOnlyList<string> ForbiddenPrefixes { get; init; } = [];
}

/// <summary>What AWS says of names, for the resource types that have one.</summary>
internal static class PhysicalNames
{
    private static readonly Dictionary<string, PhysicalName> s_types = new(StringComparer.Ordinal)
    {
        ["aws:appautoscaling/policy:Policy"] = new("name", 256),
        ["aws:autoscaling/group:Group"] = new("name", 255),
        ["aws:backup/plan:Plan"] = new("name", 50),
        ["aws:backup/selection:Selection"] = new("name", 50),
        ["aws:backup/vault:Vault"] = new("name", 50),
        ["aws:budgets/budget:Budget"] = new("name", 100),
        ["aws:cloudfront/cachePolicy:CachePolicy"] = new("name", 128),
        ["aws:cloudfront/originAccessControl:OriginAccessControl"] = new("name", 64),
        ["aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy"] = new("name", 128),
        ["aws:cloudwatch/compositeAlarm:CompositeAlarm"] = new("alarmName", 255),
        ["aws:cloudwatch/dashboard:Dashboard"] = new("dashboardName", 255),
        ["aws:cloudwatch/eventRule:EventRule"] = new("name", 64),
        ["aws:cloudwatch/logGroup:LogGroup"] = new("name", 512),
        ["aws:cloudwatch/metricAlarm:MetricAlarm"] = new("name", 255),
        ["aws:ec2/launchTemplate:LaunchTemplate"] = new("name", 128),
        ["aws:ec2/securityGroup:SecurityGroup"] = new("name", 255) { ForbiddenPrefixes = ["sg-"] },
        ["aws:ecr/repository:Repository"] = new("name", 256),
        ["aws:ecs/capacityProvider:CapacityProvider"] = new("name", 255) { ForbiddenPrefixes = ["aws", "ecs", "fargate"] },
        ["aws:ecs/cluster:Cluster"] = new("name", 255),
        ["aws:ecs/service:Service"] = new("name", 255),
        ["aws:ecs/taskDefinition:TaskDefinition"] = new("family", 255),
        ["aws:elasticache/parameterGroup:ParameterGroup"] = new("name", 255),
        ["aws:elasticache/replicationGroup:ReplicationGroup"] = new("replicationGroupId", 40),
        ["aws:elasticache/subnetGroup:SubnetGroup"] = new("name", 255),
        ["aws:elasticache/user:User"] = new("userId", 40),
        ["aws:elasticache/userGroup:UserGroup"] = new("userGroupId", 40),
        ["aws:iam/instanceProfile:InstanceProfile"] = new("name", 128),
        ["aws:iam/policy:Policy"] = new("name", 128),
        ["aws:iam/role:Role"] = new("name", 64),
        ["aws:iam/rolePolicy:RolePolicy"] = new("name", 128),
        ["aws:kms/alias:Alias"] = new("name", 256),
        ["aws:lb/loadBalancer:LoadBalancer"] = new("name", 32) { ForbiddenPrefixes = ["internal-"] },
        ["aws:lb/targetGroup:TargetGroup"] = new("name", 32),
        ["aws:rds/eventSubscription:EventSubscription"] = new("name", 255),
        ["aws:rds/instance:Instance"] = new("identifier", 63),
        ["aws:rds/optionGroup:OptionGroup"] = new("name", 255),
        ["aws:rds/parameterGroup:ParameterGroup"] = new("name", 255),
        ["aws:rds/subnetGroup:SubnetGroup"] = new("name", 255),
        ["aws:s3/bucket:Bucket"] = new("bucket", 63),
        ["aws:scheduler/schedule:Schedule"] = new("name", 64),
        ["aws:secretsmanager/secret:Secret"] = new("name", 512),
        ["aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace"] = new("name", 253),
        ["aws:servicediscovery/service:Service"] = new("name", 63),
        ["aws:sns/topic:Topic"] = new("name", 256),
        ["aws:wafv2/ipSet:IpSet"] = new("name", 128),
        ["aws:wafv2/webAcl:WebAcl"] = new("name", 128),
    };

    /// <summary>What is said of a type; <see langword="null"/> if its resources have no names.</summary>
    /// <param name="type">The type token.</param>
    public static PhysicalName? Of(string type) => s_types.GetValueOrDefault(type);
}
