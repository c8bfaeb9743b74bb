using WpAspire.Provisioning.Aws.Rds;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The news of the database servers that somebody must hear of.</summary>
internal static class DatabaseEvents
{
    /// <summary>Adds the subscriptions, if there is somebody who listens.</summary>
    public static void Create(TopologyContext context, IReadOnlyList<ManagedDatabase> databases, ParameterGroup parameters, Notifications notifications)
    {
        if (notifications.Topic is not { } topic)
        {
            return;
        }

        Subscribe("database-instance-events", "db-instance", [.. databases.Select(static d => (Input<string>)d.Instance.Identifier)], ["maintenance", "configuration change", "failure", "low storage", "failover", "recovery"]);
        Subscribe("database-parameter-events", "db-parameter-group", [parameters.Id], ["configuration change"]);

        void Subscribe(string name, string type, InputList<string> sources, InputList<string> categories) =>
            context.Add(new EventSubscription(
                name,
                new EventSubscriptionArgs
                {
                    SnsTopic = topic.Arn,
                    SourceType = type,
                    SourceIds = sources,
                    EventCategories = categories,
                },
                new() { DependsOn = notifications.Policy is { } policy ? [policy] : [] }));
    }
}
