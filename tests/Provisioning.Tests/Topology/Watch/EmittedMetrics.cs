namespace WpAspire.Provisioning.Tests.Topology.Properties;

/// <summary>The metrics that AWS emits, with their dimensions: an alarm on any other stays green for ever.</summary>
/// <remarks>
/// From the pages on CloudWatch metrics of each service's guide, November 2026: "CloudWatch metrics for your Application Load Balancer",
/// "Amazon ECS CloudWatch metrics", "Container Insights metrics", "Amazon CloudWatch metrics for Amazon RDS", "Metrics for Valkey and
/// Redis OSS" (of a node, never of a group), "Using CloudWatch metrics with Amazon EFS", "Monitor NAT gateways using Amazon CloudWatch",
/// "Supported CloudWatch metrics" of ACM. Those of WpAspire are what a site's collector declares.
/// </remarks>
internal static class EmittedMetrics
{
    private static readonly (string Namespace, string Dimensions, string Names)[] s_all =
    [
        ("AWS/ApplicationELB", "LoadBalancer", "RequestCount TargetResponseTime HTTPCode_Target_4XX_Count HTTPCode_Target_5XX_Count HTTPCode_ELB_5XX_Count"),
        ("AWS/ApplicationELB", "LoadBalancer,TargetGroup", "TargetResponseTime HTTPCode_Target_5XX_Count HealthyHostCount UnHealthyHostCount"),
        ("AWS/ECS", "ClusterName,ServiceName", "CPUUtilization MemoryUtilization"),
        ("ECS/ContainerInsights", "ClusterName,ServiceName", "RunningTaskCount RestartCount"),
        ("AWS/RDS", "DBInstanceIdentifier", "CPUUtilization CPUCreditBalance DatabaseConnections FreeableMemory FreeStorageSpace ReadLatency WriteLatency"),
        ("AWS/ElastiCache", "CacheClusterId", "EngineCPUUtilization DatabaseMemoryUsagePercentage Evictions CacheHits CacheMisses"),
        ("AWS/EFS", "FileSystemId", "ClientConnections DataReadIOBytes DataWriteIOBytes MeteredIOBytes PercentIOLimit BurstCreditBalance"),
        ("AWS/NATGateway", "NatGatewayId", "ErrorPortAllocation"),
        ("WpAspire", "service.name", "http.server.request.duration http.client.request.duration db.client.operation.duration"),
        ("AWS/CertificateManager", "CertificateArn", "DaysToExpiry"),
    ];

    /// <summary>Whether there is such a metric.</summary>
    public static bool Has(string @namespace, string name, IEnumerable<string> dimensions) => s_all.Any(m =>
        m.Namespace == @namespace && m.Names.Split(' ').Contains(name) && m.Dimensions == string.Join(',', dimensions.Order(StringComparer.Ordinal)));
}
