using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Ecs.Inputs;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The ECS cluster and what it runs tasks on.</summary>
internal sealed record ComputeCluster
{
    /// <summary>The capacity provider of Fargate.</summary>
    public const string Fargate = "FARGATE";

    /// <summary>The capacity provider of Fargate's spare capacity.</summary>
    public const string FargateSpot = "FARGATE_SPOT";

    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>What a service must wait for: ECS refuses a capacity provider that its cluster does not have.</summary>
    public required ClusterCapacityProviders CapacityProviders { get; init; }

    /// <summary>The instances, with the launch type EC2.</summary>
    public required Ec2Capacity? Ec2 { get; init; }

    /// <summary>The log group of Container Insights, if they watch: ECS makes one that is missing, unencrypted.</summary>
    public required Aws.CloudWatch.LogGroup? InsightsLog { get; init; }

    /// <summary>The log group of commands that people run in tasks.</summary>
    public required Aws.CloudWatch.LogGroup ExecLog { get; init; }

    /// <summary>The capacity provider of tasks that must not be interrupted.</summary>
    public Input<string> BaseProvider => Ec2 is { } ec2 ? ec2.Provider.Name : Fargate;

    /// <summary>Adds the cluster.</summary>
    /// <param name="inputs">The parts of the site.</param>
    /// <param name="endpoints">The group of the interface endpoints, if there are any.</param>
    public static ComputeCluster Create(ComputeInputs inputs, SecurityGroup? endpoints)
    {
        var context = inputs.Context;
        var execLog = context.LogGroup("exec-log", $"/wpaspire/{context.StackName}/cluster/exec");
        var cluster = context.Add(new Cluster("cluster", new ClusterArgs
        {
            Settings = [new ClusterSettingArgs { Name = "containerInsights", Value = context.Options.Observability.ContainerInsights }],
            Configuration = new ClusterConfigurationArgs
            {
                // Whatever is typed in a task is written down.
                ExecuteCommandConfiguration = new ClusterConfigurationExecuteCommandConfigurationArgs
                {
                    KmsKeyId = context.Keys.Arn,
                    Logging = "OVERRIDE",
                    LogConfiguration = new ClusterConfigurationExecuteCommandConfigurationLogConfigurationArgs
                    {
                        CloudWatchLogGroupName = execLog.Name,
                        CloudWatchEncryptionEnabled = context.Keys.Arn is not null,
                    },
                },
            },
        }));
        var ec2 = context.Options.Compute.LaunchType == LaunchType.Ec2 ? Ec2Capacity.Create(inputs, endpoints, cluster) : null;
        return new()
        {
            Cluster = cluster,
            ExecLog = execLog,
            InsightsLog = context.Options.Observability.ContainerInsights == "disabled"
                ? null
                : context.LogGroup("insights-log", Output.Format($"/aws/ecs/containerinsights/{cluster.Name}/performance")),
            Ec2 = ec2,
            CapacityProviders = context.Add(new ClusterCapacityProviders("cluster-capacity", new ClusterCapacityProvidersArgs
            {
                ClusterName = cluster.Name,
                CapacityProviders = ec2 is null ? [Fargate, FargateSpot] : [ec2.Provider.Name],
                DefaultCapacityProviderStrategies = [new ClusterCapacityProvidersDefaultCapacityProviderStrategyArgs { CapacityProvider = ec2 is null ? Fargate : ec2.Provider.Name, Weight = 1 }],
            })),
        };
    }
}
