using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.WafV2;
using WpAspire.Provisioning.Aws.WafV2.Inputs;

namespace WpAspire.Provisioning.Topology;

/// <summary>The web application firewall before the sites: at CloudFront where that is used, else at the load balancers.</summary>
internal static class Firewall
{
    /// <summary>Adds the firewall, if there is to be one.</summary>
    public static WebAcl? Create(TopologyContext context)
    {
        if (!context.Options.Waf.Enabled)
        {
            return null;
        }

        var atEdge = context.Options.CloudFront.Enabled;
        var region = atEdge ? Certificates.EdgeRegion : null;
        var acl = context.Add(new WebAcl("firewall", new WebAclArgs
        {
            Description = $"Firewall of {context.StackName}",
            Region = region,
            Scope = atEdge ? "CLOUDFRONT" : "REGIONAL",
            DefaultAction = new WebAclDefaultActionArgs { Allow = new WebAclDefaultActionAllowArgs() },
            Rules = [.. FirewallRules.Create(context)],
            VisibilityConfig = new WebAclVisibilityConfigArgs { CloudwatchMetricsEnabled = true, MetricName = "firewall", SampledRequestsEnabled = true },
            Tags = context.NameTag("firewall"),
        }));

        var log = context.Add(new LogGroup("firewall-log", new LogGroupArgs
        {
            // AWS takes only names that begin so.
            Name = $"aws-waf-logs-{context.StackName}",
            Region = region,
            RetentionInDays = context.Options.Observability.LogRetentionDays,
            KmsKeyId = context.Keys.ArnIn(region),
        }));
        context.Add(new WebAclLoggingConfiguration("firewall-logging", new WebAclLoggingConfigurationArgs
        {
            Region = region,
            ResourceArn = acl.Arn,
            LogDestinationConfigs = [log.Arn],
            RedactedFields =
            [
                new WebAclLoggingConfigurationRedactedFieldArgs { SingleHeader = new WebAclLoggingConfigurationRedactedFieldSingleHeaderArgs { Name = "authorization" } },
                new WebAclLoggingConfigurationRedactedFieldArgs { SingleHeader = new WebAclLoggingConfigurationRedactedFieldSingleHeaderArgs { Name = "cookie" } },
            ],
        }));
        return acl;
    }

    /// <summary>Puts the firewall before a load balancer.</summary>
    public static void Associate(TopologyContext context, WebAcl firewall, PublicEndpoint endpoint) =>
        context.Add(new WebAclAssociation($"{endpoint.Workload.Name}-firewall", new WebAclAssociationArgs
        {
            ResourceArn = endpoint.LoadBalancer.Arn,
            WebAclArn = firewall.Arn,
        }));
}
