using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>What lets a service of AWS start one task, and hand it its roles.</summary>
/// <param name="Role">The role that the service takes.</param>
/// <param name="Policy">What the service must wait for.</param>
internal sealed record TaskStarter(Role Role, RolePolicy Policy)
{
    /// <summary>Adds the role.</summary>
    /// <param name="context">What all parts work with.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="task">The task.</param>
    /// <param name="name">What the role is called by.</param>
    /// <param name="service">The service of AWS, such as <c>scheduler.amazonaws.com</c>.</param>
    /// <param name="description">What the role is for.</param>
    /// <param name="more">What the service needs beside it.</param>
    public static TaskStarter Create(TopologyContext context, ComputeCluster cluster, DeployedWorkload task, string name, string service, string description, params Statement[] more)
    {
        var role = context.Add(new Role($"{name}-role", new RoleArgs
        {
            Description = description,
            AssumeRolePolicy = PolicyDocument.AssumeRole(service, new Condition("StringEquals", "aws:SourceAccount", context.AccountId)),
        }));
        Statement[] statements =
        [
            new()
            {
                Sid = "Run",
                Actions = ["ecs:RunTask"],
                // Without the revision at the end: the next deployment makes a new one.
                Resources = [Output.Format($"{task.TaskDefinition.ArnWithoutRevision}:*")],
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
                Resources = [task.Roles.Execution.Arn, task.Roles.Task.Arn],
                Conditions = [new("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com")],
            },
            .. more,
        ];
        return new(role, context.Add(new RolePolicy($"{name}-policy", new RolePolicyArgs { Role = role.Name, Policy = PolicyDocument.Create(statements) })));
    }
}
