using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.CloudWatch.Inputs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// What makes a site before it is served: a task of its own, once for each deployment. It alone is given the passwords of
/// the database server's administrator and of the site's; the tasks that serve wait for it with the site's own password.
/// </summary>
internal static class SiteInstallation
{
    // Of the site's first administrator.
    private const string AdministratorPassword = "WORDPRESS_PASSWORD";

    private const string Waiting = "wait-for-site";

    // A task that waits for ever is never reported; one that ends is started again.
    private static readonly ResolvedVariable s_patience = new("WORDPRESS_DB_WAIT_TIMEOUT", "600", null);

    // What the site has and nobody asks for while it is made.
    private static readonly string[] s_unused = ["OTEL_", "WORDPRESS_SESSION_REDIS_", "WORDPRESS_SMTP_"];

    /// <summary>The container of a serving task that waits for the site.</summary>
    public static ContainerDefinition WaitFor(ContainerDefinition site) => DatabaseUser.Before(site) with
    {
        Name = Waiting,
        Command = [Waiting],
        Variables = [.. site.Variables.Where(static v => v.Name == "WORDPRESS_TABLE_PREFIX" || DatabaseUser.IsConnection(v)), s_patience],
    };

    /// <summary>The container that serves.</summary>
    public static ContainerDefinition Served(ContainerDefinition site) => site with
    {
        Variables = [.. site.Variables.Where(static v => v.Name != AdministratorPassword)],
        After = Waiting,
    };

    /// <summary>The container that installs the site, or brings its tables up to date.</summary>
    public static ContainerDefinition Install(ContainerDefinition site) => DatabaseUser.Before(site) with
    {
        Command = ["install"],
        Essential = true,
        Variables = [.. site.Variables.Where(static v => v.Name != s_patience.Name && !s_unused.Any(u => v.Name.StartsWith(u, StringComparison.Ordinal))), s_patience],
        Mounts = site.Mounts,
        After = DatabaseUser.ContainerName,
    };

    /// <summary>Adds the task and what starts it. What is returned must be there before the site's service is, whose deployment it hears of.</summary>
    public static IReadOnlyList<CustomResource> Create(ComputeInputs inputs, ComputeCluster cluster, DeployedWorkload site, IReadOnlyList<ResolvedVariable> variables)
    {
        var context = inputs.Context;
        var name = $"{site.Workload.Name}-installation";
        var task = ContainerTask.CreateInstallation(inputs, cluster, site, variables, DatabaseUser.DatabaseOf(site.Workload, inputs.Databases)!);
        var starter = TaskStarter.Create(context, cluster, task, name, "events.amazonaws.com", $"Lets EventBridge make the site of {site.Workload.Name}");
        var service = context.NamePattern(site.Workload.Name + ContainerService.Suffix, "aws:ecs/service:Service").TrimEnd('*');
        // "Amazon ECS service deployment state change events": for each deployment, be it one that takes another back.
        var rule = context.Add(new EventRule($"{name}-rule", new EventRuleArgs
        {
            Description = $"A deployment of {site.Workload.Name} has begun",
            EventPattern = Output.JsonSerialize(new Dictionary<string, object?>
            {
                ["source"] = new object?[] { "aws.ecs" },
                ["detail-type"] = new object?[] { "ECS Deployment State Change" },
                ["resources"] = new object?[]
                {
                    new Dictionary<string, object?> { ["prefix"] = Output.Format($"arn:{context.Partition}:ecs:{context.Region}:{context.AccountId}:service/{cluster.Cluster.Name}/{service}") },
                },
                ["detail"] = new Dictionary<string, object?> { ["eventName"] = new object?[] { "SERVICE_DEPLOYMENT_IN_PROGRESS" } },
            }),
        }));
        var target = context.Add(new EventTarget(
            $"{name}-target",
            new EventTargetArgs
            {
                Rule = rule.Name,
                Arn = cluster.Cluster.Arn,
                RoleArn = starter.Role.Arn,
                // Nothing of the task is overridden.
                Input = "{}",
                EcsTarget = new EventTargetEcsTargetArgs
                {
                    TaskDefinitionArn = task.TaskDefinition.Arn,
                    TaskCount = 1,
                    PropagateTags = "TASK_DEFINITION",
                    EnableExecuteCommand = false,
                    PlatformVersion = cluster.Ec2 is null ? "LATEST" : null,
                    CapacityProviderStrategies = [new EventTargetEcsTargetCapacityProviderStrategyArgs { CapacityProvider = cluster.BaseProvider, Weight = 1 }],
                    NetworkConfiguration = new EventTargetEcsTargetNetworkConfigurationArgs
                    {
                        Subnets = [.. inputs.Network.App],
                        SecurityGroups = [site.SecurityGroup.Id],
                        AssignPublicIp = false,
                    },
                },
            },
            new() { DependsOn = [starter.Policy, .. TaskNeeds.Of(inputs, cluster, task)] }));
        return [target];
    }
}
