namespace WpAspire.Provisioning.Topology;

/// <summary>What a stack tells of itself: the outputs that people and the AppHost's verbs read.</summary>
internal static class StackOutputs
{
    /// <summary>Adds the outputs.</summary>
    public static void Create(SiteTopology site)
    {
        var program = site.Program;
        program.AddOutput("region", new Program.Input<string>(new Program.LiteralExpression(site.Context.Region)));
        foreach (var endpoint in site.Endpoints)
        {
            program.AddOutput($"{endpoint.Workload.Name}-url", endpoint.Url);
            program.AddOutput($"{endpoint.Workload.Name}-load-balancer", endpoint.LoadBalancer.DnsName);
        }

        program.AddOutput("cluster", site.Compute.Cluster.Cluster.Name);
        foreach (var workload in site.Compute.Workloads)
        {
            program.AddOutput($"{workload.Workload.Name}-task-definition", workload.TaskDefinition.Arn);
            if (workload.Service is { } service)
            {
                program.AddOutput($"{workload.Workload.Name}-service", service.Name);
            }
        }

        // What `aws ecs run-task` asks for, to start a task by hand.
        program.AddOutput("subnets", Program.Output.Join(",", [.. site.Network.App]));
        foreach (var task in site.Compute.Workloads.Where(static w => w.Service is null))
        {
            program.AddOutput($"{task.Workload.Name}-security-group", task.SecurityGroup.Id);
        }

        foreach (var uploads in site.Uploads)
        {
            program.AddOutput($"{uploads.Site.Name}-uploads-bucket", uploads.Bucket.BucketName);
        }

        foreach (var database in site.Databases)
        {
            program.AddOutput($"{database.Server.Name}-address", database.Instance.Address);
            program.AddOutput($"{database.Server.Name}-admin-secret", database.AdminSecretArn);
        }

        if (site.Secrets.Site is { } secrets)
        {
            program.AddOutput("secrets", secrets.Secret.Arn);
        }

        if (site.Secrets.Installation is { } installation)
        {
            program.AddOutput("installation-secrets", installation.Secret.Arn);
        }
    }
}
