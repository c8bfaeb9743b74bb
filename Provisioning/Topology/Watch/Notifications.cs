using WpAspire.Provisioning.Aws.Sns;

namespace WpAspire.Provisioning.Topology;

/// <summary>Where alarms and news go: a topic, and the mail address that reads it.</summary>
/// <param name="Topic">The topic; <see langword="null"/> if nobody reads it.</param>
/// <param name="Policy">Lets the services of AWS publish there: RDS refuses a topic that it may not use.</param>
internal sealed record Notifications(Topic? Topic, TopicPolicy? Policy)
{
    /// <summary>The topic's name in the program.</summary>
    public const string TopicName = "alarms";

    /// <summary>Adds the topic, if there is an address for it.</summary>
    public static Notifications Create(TopologyContext context)
    {
        if (context.Options.Observability.AlarmEmail is not { } email)
        {
            return new(null, null);
        }

        // With AWS' own key no alarm would arrive: its policy, which nobody can change, does not let CloudWatch use it.
        var topic = context.Add(new Topic(TopicName, new TopicArgs { KmsMasterKeyId = context.Keys.Key?.Id }));
        Statement[] statements =
        [
            .. NotificationPublisher.Of(context).Select(publisher => new Statement
            {
                Sid = publisher.Sid,
                Principal = Principal.Service(publisher.Service),
                Actions = ["sns:Publish"],
                Resources = [topic.Arn],
                Conditions = publisher.SupportsSource ? [new("StringEquals", "aws:SourceAccount", context.AccountId)] : [],
            }),
        ];
        // SNS takes no policy without a statement.
        var policy = statements.Length == 0 ? null : context.Add(new TopicPolicy($"{TopicName}-policy", new TopicPolicyArgs { Arn = topic.Arn, Policy = PolicyDocument.Create(statements) }));
        context.Add(new TopicSubscription($"{TopicName}-mail", new TopicSubscriptionArgs { Topic = topic.Arn, Protocol = "email", Endpoint = email }));
        return new(topic, policy);
    }
}
