using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The dashboard of a site: visitors on top, then containers, database, cache and files.</summary>
internal static class Dashboards
{
    private const int WidgetWidth = 8;
    private const int WidgetHeight = 6;
    private const int WidgetsPerRow = 3;

    private static readonly string[] s_durations = ["http.server.request.duration", "db.client.operation.duration", "http.client.request.duration"];

    /// <summary>Adds the dashboard, if there is to be one.</summary>
    public static void Create(SiteTopology site)
    {
        if (!site.Context.Options.Observability.Dashboard)
        {
            return;
        }

        var widgets = Graphs(site).Select((graph, index) => Widget(site.Context.Region, graph, index)).ToArray<object?>();
        site.Context.Add(new Dashboard("dashboard", new DashboardArgs
        {
            DashboardName = site.Context.StackName,
            DashboardBody = Output.JsonSerialize(new Dictionary<string, object?> { ["widgets"] = widgets }),
        }));
    }

    private static IEnumerable<Graph> Graphs(SiteTopology site)
    {
        foreach (var endpoint in site.Endpoints)
        {
            var name = endpoint.Workload.Name;
            object?[] balancer = ["LoadBalancer", endpoint.LoadBalancer.ArnSuffix];
            yield return new($"{name}: requests", [Line("AWS/ApplicationELB", "RequestCount", balancer, "Sum")]);
            yield return new($"{name}: seconds to answer", [Line("AWS/ApplicationELB", "TargetResponseTime", balancer, "p50"), Line("AWS/ApplicationELB", "TargetResponseTime", balancer, "p95"), Line("AWS/ApplicationELB", "TargetResponseTime", balancer, "p99")]);
            yield return new($"{name}: errors", [Line("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", balancer, "Sum"), Line("AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", balancer, "Sum"), Line("AWS/ApplicationELB", "HTTPCode_Target_4XX_Count", balancer, "Sum")]);
        }

        foreach (var workload in site.Compute.Workloads.Where(static w => w.Service is not null))
        {
            object?[] service = ["ClusterName", site.Compute.Cluster.Cluster.Name, "ServiceName", workload.Service!.Name];
            yield return new($"{workload.Workload.Name}: CPU and memory, percent", [Line("AWS/ECS", "CPUUtilization", service, "Average"), Line("AWS/ECS", "MemoryUtilization", service, "Average")]);
        }

        foreach (var workload in site.Compute.Workloads.Where(static w => w is { Service: not null, Collector.Metrics: not null }))
        {
            object?[] service = [CollectorConfiguration.ServiceDimension, Collector.ServiceNameOf(site.Context, workload.Workload)];
            yield return new($"{workload.Workload.Name}: seconds of a request in PHP, of its queries and of outgoing requests", [.. s_durations.Select(m => Line(CollectorConfiguration.MetricsNamespace, m, service, "Average"))]);
        }

        foreach (var database in site.Databases)
        {
            object?[] instance = ["DBInstanceIdentifier", database.Instance.Identifier];
            yield return new($"{database.Server.Name}: CPU, percent", [Line("AWS/RDS", "CPUUtilization", instance, "Average")]);
            yield return new($"{database.Server.Name}: connections", [Line("AWS/RDS", "DatabaseConnections", instance, "Maximum")]);
            yield return new($"{database.Server.Name}: seconds of a read and a write", [Line("AWS/RDS", "ReadLatency", instance, "Average"), Line("AWS/RDS", "WriteLatency", instance, "Average")]);
            yield return new($"{database.Server.Name}: free storage, bytes", [Line("AWS/RDS", "FreeStorageSpace", instance, "Minimum")]);
        }

        foreach (var cache in site.Caches)
        {
            object?[][] nodes = [.. cache.Members.Select(static m => new object?[] { "CacheClusterId", m })];
            yield return new($"{cache.Resource.Name}: hits and misses", [.. nodes.SelectMany(static n => new[] { Line("AWS/ElastiCache", "CacheHits", n, "Sum"), Line("AWS/ElastiCache", "CacheMisses", n, "Sum") })]);
            yield return new($"{cache.Resource.Name}: memory, percent, and evictions", [.. nodes.SelectMany(static n => new[] { Line("AWS/ElastiCache", "DatabaseMemoryUsagePercentage", n, "Maximum"), Line("AWS/ElastiCache", "Evictions", n, "Sum") })]);
        }

        foreach (var fileSystem in site.FileSystems)
        {
            object?[] dimensions = ["FileSystemId", fileSystem.FileSystem.Id];
            yield return new($"{fileSystem.Volume.Name}: bytes read and written", [Line("AWS/EFS", "DataReadIOBytes", dimensions, "Sum"), Line("AWS/EFS", "DataWriteIOBytes", dimensions, "Sum")]);
            yield return new($"{fileSystem.Volume.Name}: connections", [Line("AWS/EFS", "ClientConnections", dimensions, "Sum")]);
        }
    }

    private static object?[] Line(string @namespace, string metric, object?[] dimensions, string statistic) =>
        [@namespace, metric, .. dimensions, new Dictionary<string, object?> { ["stat"] = statistic }];

    private static Dictionary<string, object?> Widget(string region, Graph graph, int index) => new()
    {
        ["type"] = "metric",
        ["x"] = index % WidgetsPerRow * WidgetWidth,
        ["y"] = index / WidgetsPerRow * WidgetHeight,
        ["width"] = WidgetWidth,
        ["height"] = WidgetHeight,
        ["properties"] = new Dictionary<string, object?>
        {
            ["title"] = graph.Title,
            ["region"] = region,
            ["view"] = "timeSeries",
            ["period"] = 60,
            ["metrics"] = graph.Lines,
        },
    };

    private sealed record Graph(string Title, object?[] Lines);
}
