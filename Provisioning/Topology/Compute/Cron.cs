using System.Globalization;
using WpAspire.Provisioning.Aws.Iam;
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
        var (role, policy) = Role(context, cluster, task);
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

    private static (Role Role, RolePolicy Policy) Role(TopologyContext context, ComputeCluster cluster, DeployedWorkload site)
    {
        var name = site.Workload.Name;
        var role = context.Add(new Role($"{name}-cron-role", new RoleArgs
        {
            Description = $"Lets the scheduler run {name}'s scheduled work",
            AssumeRolePolicy = PolicyDocument.AssumeRole("scheduler.amazonaws.com", new Condition("StringEquals", "aws:SourceAccount", context.AccountId)),
        }));
        List<Statement> statements =
        [
            new()
            {
                Sid = "Run",
                Actions = ["ecs:RunTask"],
                // Without the revision at the end: the next deployment makes a new one.
                Resources = [Output.Format($"{site.TaskDefinition.ArnWithoutRevision}:*")],
                Conditions = [new("ArnEquals", "ecs:cluster", cluster.Cluster.Arn)],
            },
            new()
            {
                // A task takes over the tags of its definition when it is run, which is a right of its own.
                Sid = "Tag",
                Actions = ["ecs:TagResource"],
                Resources = [Output.Format($"arn:{context.Partition}:ecs:{context.Region}:{context.AccountId}:task/{cluster.Cluster.Name}/*")],
                Conditions = [new("StringEquals", "ecs:CreateAction", "RunTask")],
            },
            new()
            {
                Sid = "PassRoles",
                Actions = ["iam:PassRole"],
                Resources = [site.Roles.Execution.Arn, site.Roles.Task.Arn],
                Conditions = [new("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com")],
            },
        ];
        if (context.Keys.Arn is { } key)
        {
            // "Encryption at rest", EventBridge Scheduler User Guide: it decrypts what it is to say by the schedule's own name.
            statements.Add(new()
            {
                Sid = "Key",
                Actions = ["kms:Decrypt"],
                Resources = [key],
                Conditions = [new("ArnLike", "kms:EncryptionContext:aws:scheduler:schedule:arn", Output.Format($"arn:{context.Partition}:scheduler:{context.Region}:{context.AccountId}:schedule/default/{context.NamePattern($"{name}-cron", "aws:scheduler/schedule:Schedule")}"))],
            });
        }

        return (role, context.Add(new RolePolicy($"{name}-cron-policy", new RolePolicyArgs { Role = role.Name, Policy = PolicyDocument.Create([.. statements]) })));
    }
}
