using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The log of who connected to what in the network.</summary>
internal static class FlowLogs
{
    /// <summary>Adds the log, if there is to be one.</summary>
    public static void Create(TopologyContext context, Vpc vpc)
    {
        if (!context.Options.Network.FlowLogs)
        {
            return;
        }

        var log = context.Add(new LogGroup("flow-logs", new LogGroupArgs
        {
            Name = $"/wpaspire/{context.StackName}/vpc/flow-logs",
            RetentionInDays = context.Options.Network.FlowLogRetentionDays ?? context.Options.Observability.LogRetentionDays,
            KmsKeyId = context.Keys.Arn,
        }));
        var role = context.Add(new Role("flow-logs-role", new RoleArgs
        {
            Description = "Lets the network write its flow logs",
            AssumeRolePolicy = PolicyDocument.AssumeRole("vpc-flow-logs.amazonaws.com", new Condition("StringEquals", "aws:SourceAccount", context.AccountId)),
        }));
        var policy = context.Add(new RolePolicy("flow-logs-policy", new RolePolicyArgs
        {
            Role = role.Name,
            Policy = PolicyDocument.Create(new Statement
            {
                Actions = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                Resources = [Output.Format($"{log.Arn}:*")],
            }),
        }));
        context.Add(new FlowLog(
            "vpc-flow-log",
            new FlowLogArgs
            {
                VpcId = vpc.Id,
                TrafficType = "ALL",
                LogDestinationType = "cloud-watch-logs",
                LogDestination = log.Arn,
                IamRoleArn = role.Arn,
                MaxAggregationInterval = 600,
                Tags = context.NameTag("flow-log"),
            },
            new() { DependsOn = [policy] }));
    }
}
