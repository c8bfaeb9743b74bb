using System.Globalization;
using WpAspire.Provisioning.Aws.Scheduler;
using WpAspire.Provisioning.Aws.Scheduler.Inputs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>WordPress' scheduled work, as a task of its own at fixed times rather than in the middle of a visitor's request.</summary>
internal static class Cron
{
    private static readonly string[] s_command = ["php8.4", "/var/www/html/wp-cron.php"];

    /// <summary>Adds the schedule of a site, if there is to be one.</summary>
    public static void Create(ComputeInputs inputs, ComputeCluster cluster, DeployedWorkload site)
    {
        var context = inputs.Context;
        if (context.Options.WordPress.CronMinutes is not { } minutes)
        {
            return;
        }

        var name = site.Workload.Name;
        var task = ContainerTask.CreateCron(inputs, cluster, site, s_command);
        var (role, policy) = TaskStarter.Create(context, cluster, task, $"{name}-cron", "scheduler.amazonaws.com", $"Lets the scheduler run {name}'s scheduled work", Key(context, name));
        context.Add(new Schedule(
            $"{name}-cron",
            new ScheduleArgs
            {
                Description = $"Runs the scheduled work of {name}",
                ScheduleExpression = string.Create(CultureInfo.InvariantCulture, $"rate({minutes} {(minutes == 1 ? "minute" : "minutes")})"),
                FlexibleTimeWindow = new ScheduleFlexibleTimeWindowArgs { Mode = "OFF" },
                KmsKeyArn = context.Keys.Arn,
                Target = new ScheduleTargetArgs
                {
                    Arn = cluster.Cluster.Arn,
                    RoleArn = role.Arn,
                    // What was missed is done by the next one.
                    RetryPolicy = new ScheduleTargetRetryPolicyArgs { MaximumRetryAttempts = 0, MaximumEventAgeInSeconds = 60 },
                    // Nothing of the task is overridden; ECS takes JSON, and not nothing.
                    Input = "{}",
                    EcsParameters = new ScheduleTargetEcsParametersArgs
                    {
                        TaskDefinitionArn = task.TaskDefinition.Arn,
                        TaskCount = 1,
                        PropagateTags = "TASK_DEFINITION",
                        PlatformVersion = cluster.Ec2 is null ? "LATEST" : null,
                        CapacityProviderStrategies = [new ScheduleTargetEcsParametersCapacityProviderStrategyArgs { CapacityProvider = cluster.BaseProvider, Weight = 1 }],
                        NetworkConfiguration = new ScheduleTargetEcsParametersNetworkConfigurationArgs
                        {
                            Subnets = [.. inputs.Network.App],
                            SecurityGroups = [site.SecurityGroup.Id],
                            AssignPublicIp = false,
                        },
                    },
                },
            },
            new() { DependsOn = [policy, .. TaskNeeds.Of(inputs, cluster, task)] }));
    }

    // "Encryption at rest", EventBridge Scheduler User Guide: it decrypts what it is to say by the schedule's own name.
    private static Statement[] Key(TopologyContext context, string name) => context.Keys.Arn is not { } key ? [] :
    [
        new()
        {
            Sid = "Key",
            Actions = ["kms:Decrypt"],
            Resources = [key],
            Conditions = [new("ArnLike", "kms:EncryptionContext:aws:scheduler:schedule:arn", Output.Format($"arn:{context.Partition}:scheduler:{context.Region}:{context.AccountId}:schedule/default/{context.NamePattern($"{name}-cron", "aws:scheduler/schedule:Schedule")}"))],
        },
    ];
}
