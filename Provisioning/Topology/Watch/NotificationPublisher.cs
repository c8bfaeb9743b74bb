namespace WpAspire.Provisioning.Topology;

/// <summary>A service of AWS that publishes to the topic of alarms and news.</summary>
/// <param name="Sid">What its statements are called.</param>
/// <param name="Service">The service.</param>
/// <param name="SupportsSource">Whether it says in a publication for which account it is.</param>
/// <param name="SupportsSourceOnKeys">Whether it says so, too, when the topic's key is used.</param>
internal sealed record NotificationPublisher(string Sid, string Service, bool SupportsSource, bool SupportsSourceOnKeys)
{
    /// <summary>The publishers of a site; none if nobody reads the topic.</summary>
    public static IEnumerable<NotificationPublisher> Of(TopologyContext context)
    {
        var options = context.Options.Observability;
        if (options.AlarmEmail is null)
        {
            yield break;
        }

        if (options.Alarms)
        {
            // "Allow Amazon CloudWatch alarms to publish to a topic in another account" and "Key management", SNS Developer Guide.
            yield return new("Alarms", "cloudwatch.amazonaws.com", SupportsSource: true, SupportsSourceOnKeys: true);
            // "Using resource-based policies", EventBridge User Guide: no condition in the policy of a topic. "Key management",
            // SNS Developer Guide: aws:SourceAccount and aws:SourceArn are not supported for EventBridge and encrypted topics.
            yield return new("Events", "events.amazonaws.com", SupportsSource: false, SupportsSourceOnKeys: false);
        }

        if (context.Model.DatabaseServers.Count > 0)
        {
            // "Granting permissions to publish notifications to an Amazon SNS topic", RDS User Guide: the policy of the topic has
            // aws:SourceAccount, the one of its key no source.
            yield return new("DatabaseEvents", "events.rds.amazonaws.com", SupportsSource: true, SupportsSourceOnKeys: false);
        }
    }
}
