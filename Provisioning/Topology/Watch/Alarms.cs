using System.Globalization;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The alarms on metrics: what a person must look at, and nothing that mends itself.</summary>
internal static class Alarms
{
    private const double GiB = 1024 * 1024 * 1024;

    /// <summary>Adds the alarms.</summary>
    public static void Create(SiteTopology site)
    {
        var alarms = new AlarmSet(site.Context, site.Notifications);
        foreach (var endpoint in site.Endpoints)
        {
            OfLoadBalancer(alarms, endpoint);
        }

        foreach (var workload in site.Compute.Workloads.Where(static w => w.Service is not null))
        {
            OfService(site.Context, alarms, site.Compute.Cluster, workload);
            if (workload.Collector is { } collector)
            {
                TelemetryAlarms.Create(site.Context, alarms, site.Compute.Cluster, workload, collector);
            }
        }

        foreach (var database in site.Databases)
        {
            OfDatabase(site.Context.Options.Database, alarms, database);
        }

        foreach (var cache in site.Caches)
        {
            OfCache(alarms, cache);
        }

        foreach (var fileSystem in site.FileSystems)
        {
            OfFileSystem(site.Context.Options.FileSystem, alarms, fileSystem);
        }

        foreach (var gateway in site.Network.NatGateways)
        {
            alarms.Add(
                $"{((CustomResource)gateway).Name}-ports",
                "The NAT gateway has no ports left: connections to the outside fail",
                new("AWS/NATGateway", "ErrorPortAllocation", "Sum", new() { ["NatGatewayId"] = gateway.Id }),
                new(0, 3));
        }

        foreach (var certificate in site.Certificates.Requested)
        {
            alarms.Add(
                $"{((CustomResource)certificate).Name}-expiry",
                "The certificate expires soon and was not renewed: look at its validation in ACM",
                new("AWS/CertificateManager", "DaysToExpiry", "Minimum", new() { ["CertificateArn"] = certificate.Arn }),
                new(21, 1) { IsMinimum = true, PeriodSeconds = 86400 });
        }
    }

    private static void OfLoadBalancer(AlarmSet alarms, PublicEndpoint endpoint)
    {
        var name = endpoint.Workload.Name;
        InputMap<string> balancer = new() { ["LoadBalancer"] = endpoint.LoadBalancer.ArnSuffix };
        InputMap<string> targets = new() { ["LoadBalancer"] = endpoint.LoadBalancer.ArnSuffix, ["TargetGroup"] = endpoint.TargetGroup.ArnSuffix };
        alarms.Add($"{name}-balancer-errors", $"Visitors of {name} get errors from the load balancer: no task answers in time", new("AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "Sum", balancer), new(10, 3));
        alarms.Add($"{name}-errors", $"{name} answers with errors: look at its log", new("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "Sum", targets), new(10, 3));
        alarms.Add($"{name}-unhealthy", $"A task of {name} stays unhealthy", new("AWS/ApplicationELB", "UnHealthyHostCount", "Minimum", targets), new(0, 5));
        alarms.Add($"{name}-down", $"No task of {name} is healthy: the site is down", new("AWS/ApplicationELB", "HealthyHostCount", "Maximum", targets), new(1, 2) { IsMinimum = true, MissingIsBad = true });
        alarms.Add($"{name}-latency", $"One in twenty pages of {name} takes longer than two seconds", new("AWS/ApplicationELB", "TargetResponseTime", "p95", targets), new(2, 10));
    }

    private static void OfService(TopologyContext context, AlarmSet alarms, ComputeCluster cluster, DeployedWorkload workload)
    {
        var name = workload.Workload.Name;
        InputMap<string> service = new() { ["ClusterName"] = cluster.Cluster.Name, ["ServiceName"] = workload.Service!.Name };
        alarms.Add($"{name}-cpu", $"{name} is busy though it has all the tasks that it may have: raise Aws:Scaling:Max or Aws:Compute:Cpu", new("AWS/ECS", "CPUUtilization", "Average", service), new(90, 10));
        alarms.Add($"{name}-memory", $"{name} has hardly any memory left: raise Aws:Compute:MemoryMiB", new("AWS/ECS", "MemoryUtilization", "Average", service), new(90, 5));
        if (context.Options.Observability.ContainerInsights != "disabled")
        {
            alarms.Add($"{name}-tasks", $"{name} has fewer tasks than it must have: look at the events of its service", new("ECS/ContainerInsights", "RunningTaskCount", "Minimum", service), new(workload.MinTasks, 10) { IsMinimum = true });
        }
    }

    private static void OfDatabase(DatabaseOptions options, AlarmSet alarms, ManagedDatabase database)
    {
        var name = database.Server.Name;
        InputMap<string> instance = new() { ["DBInstanceIdentifier"] = database.Instance.Identifier };
        alarms.Add($"{name}-cpu", $"The database server {name} is busy: look at its slow queries, or take a larger Aws:Database:InstanceClass", new("AWS/RDS", "CPUUtilization", "Average", instance), new(85, 15));
        alarms.Add($"{name}-memory", $"The database server {name} has hardly any memory left", new("AWS/RDS", "FreeableMemory", "Average", instance), new(128 * 1024 * 1024, 10) { IsMinimum = true });
        alarms.Add($"{name}-storage", $"The disk of the database server {name} is nearly full: raise Aws:Database:AllocatedGiB or MaxAllocatedGiB", new("AWS/RDS", "FreeStorageSpace", "Minimum", instance), new(Math.Max(2, options.AllocatedGiB * 0.1) * GiB, 5) { IsMinimum = true });
        if ((options.Parameters.MaxConnections ?? Capacity.MaxConnections(options.InstanceClass)) is { } most)
        {
            alarms.Add($"{name}-connections", $"The database server {name} is near the most connections that it takes: lower Aws:Scaling:Max, or take a larger Aws:Database:InstanceClass", new("AWS/RDS", "DatabaseConnections", "Maximum", instance), new(Math.Floor(0.8 * most), 5));
        }

        if (options.InstanceClass.StartsWith("db.t", StringComparison.Ordinal))
        {
            alarms.Add($"{name}-credits", $"The database server {name} has used up its CPU credits and will be slow: take an Aws:Database:InstanceClass that is not db.t", new("AWS/RDS", "CPUCreditBalance", "Minimum", instance), new(20, 5) { IsMinimum = true });
        }
    }

    // Metrics are of a node, never of the group.
    private static void OfCache(AlarmSet alarms, ManagedCache cache)
    {
        var name = cache.Resource.Name;
        foreach (var (member, index) in cache.Members.Select(static (m, i) => (m, i)))
        {
            InputMap<string> node = new() { ["CacheClusterId"] = member };
            var suffix = index == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{index + 1}");
            alarms.Add($"{name}-cpu{suffix}", $"The cache {name} is busy: take a larger Aws:Cache:NodeType", new("AWS/ElastiCache", "EngineCPUUtilization", "Average", node), new(90, 10));
            alarms.Add($"{name}-memory{suffix}", $"The memory of the cache {name} is nearly full: take a larger Aws:Cache:NodeType", new("AWS/ElastiCache", "DatabaseMemoryUsagePercentage", "Maximum", node), new(90, 10));
            // A cache may forget; what holds sessions must not.
            if (RedisSettingsAnnotation.Of(cache.Resource).HoldsSessions)
            {
                alarms.Add($"{name}-evictions{suffix}", $"The cache {name} drops sessions: visitors are logged out", new("AWS/ElastiCache", "Evictions", "Sum", node), new(0, 1));
            }
        }
    }

    private static void OfFileSystem(FileSystemOptions options, AlarmSet alarms, SharedFileSystem fileSystem)
    {
        var name = fileSystem.Volume.Name;
        InputMap<string> dimensions = new() { ["FileSystemId"] = fileSystem.FileSystem.Id };
        if (options.PerformanceMode == "generalPurpose" && options.ThroughputMode != "elastic")
        {
            alarms.Add($"{name}-io", $"The file system {name} is at the limit of its operations: choose Aws:FileSystem:ThroughputMode elastic", new("AWS/EFS", "PercentIOLimit", "Maximum", dimensions), new(95, 10));
        }

        if (options.ThroughputMode == "bursting")
        {
            alarms.Add($"{name}-burst", $"The file system {name} has used up its burst credits and will be very slow: choose Aws:FileSystem:ThroughputMode elastic", new("AWS/EFS", "BurstCreditBalance", "Minimum", dimensions), new(192 * GiB, 5) { IsMinimum = true });
        }

        // What is read and written has a price with elastic throughput; a plugin gone wild shows here first.
        alarms.Add($"{name}-throughput", $"The file system {name} moves more than 100 GiB an hour: something reads or writes far more than a site does", new("AWS/EFS", "MeteredIOBytes", "Sum", dimensions), new(100 * GiB, 1) { PeriodSeconds = 3600 });
    }
}
