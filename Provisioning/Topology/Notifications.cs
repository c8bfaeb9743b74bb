using WpAspire.Provisioning.Aws.Sns;

namespace WpAspire.Provisioning.Topology;

/// <summary>Where alarms and news go: a topic, and the mail address that reads it.</summary>
/// <param name="Topic">The topic; <see langword="null"/> if nobody reads it.</param>
internal sealed record Notifications(Topic? Topic)
{
    private static readonly string[] s_publishers = ["cloudwatch.amazonaws.com", "events.amazonaws.com", "events.rds.amazonaws.com", "budgets.amazonaws.com"];

    /// <summary>Adds the topic, if there is an address for it.</summary>
    public static Notifications Create(TopologyContext context)
    {
        if (context.Options.Observability.AlarmEmail is not { } email)
        {
            return new((Topic?)null);
        }

        // With AWS' own key no alarm would arrive: its policy, which nobody can change, does not let CloudWatch use it.
        var topic = context.Add(new Topic("alarms", new TopicArgs { KmsMasterKeyId = context.Keys.Key?.Id }));
        context.Add(new TopicPolicy("alarms-policy", new TopicPolicyArgs
        {
            Arn = topic.Arn,
            Policy = PolicyDocument.Create([.. s_publishers.Select(service => new Statement
            {
                Sid = string.Concat(service.Split('.')[..^2].Select(static p => char.ToUpperInvariant(p[0]) + p[1..])),
                Principal = Principal.Service(service),
                Actions = ["sns:Publish"],
                Resources = [topic.Arn],
                Conditions = [new("StringEquals", "aws:SourceAccount", context.AccountId)],
            })]),
        }));
        context.Add(new TopicSubscription("alarms-mail", new TopicSubscriptionArgs { Topic = topic.Arn, Protocol = "email", Endpoint = email }));
        return new(topic);
    }
}
