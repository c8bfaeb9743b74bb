using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.CloudFront.Inputs;
using WpAspire.Provisioning.Aws.S3;
using WpAspire.Provisioning.Aws.WafV2;
using WpAspire.Provisioning.Aws.WafV2.Inputs;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;
using static WpAspire.Provisioning.Tests.Controls.Mutations.Mutation;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

internal static class EdgeMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Offends(53, "https", static s => Edge(s).OrderedCacheBehaviors!.First().Value!.ViewerProtocolPolicy = "allow-all"),
        Offends(53, "tls", static s => Edge(s).ViewerCertificate.Value!.MinimumProtocolVersion = "TLSv1"),
        Offends(53, "sni", static s => Edge(s).ViewerCertificate.Value!.SslSupportMethod = "vip"),
        Offends(53, "certificate", static s => Edge(s).ViewerCertificate = new DistributionViewerCertificateArgs { CloudfrontDefaultCertificate = true }),
        Offends(54, "https", static s => s.Get<VpcOrigin>().Args.VpcOriginEndpointConfig.Value!.OriginProtocolPolicy = "match-viewer"),
        Offends(54, "tls", static s => s.Get<VpcOrigin>().Args.VpcOriginEndpointConfig.Value!.OriginSslProtocols!.Value!.Items.Add("TLSv1.1")),
        Offends(55, "logs", static s => Edge(s).LoggingConfig = null),
        Offends(55, "firewall", static s => Edge(s).WebAclId = null),
        Offends(55, "enabled", static s => Edge(s).Enabled = false),
        MendsIt(55, "root-object", static s => Edge(s).DefaultRootObject = "index.php"),
        Offends(55, "bucket-root-object", static s => Edge(s).DefaultRootObject = null) with
        {
            Prepare = static s =>
            {
                AddOrigin(s, s.Get<Bucket>().BucketRegionalDomainName);
                Edge(s).DefaultCacheBehavior.Value!.TargetOriginId = "files";
                Edge(s).DefaultRootObject = "index.html";
            },
        },
        Offends(55, "access-control", static s => AddOrigin(s, s.Get<Bucket>().BucketRegionalDomainName)),
        Offends(55, "origins", static s => AddOrigin(s, "gone.s3.amazonaws.com")),
        Offends(56, "policy", static s => Edge(s).DefaultCacheBehavior.Value!.ResponseHeadersPolicyId = null),
        Offends(56, "hsts", static s => Hsts(s).AccessControlMaxAgeSec = 300),
        MendsIt(56, "preload", static s =>
        {
            Hsts(s).IncludeSubdomains = true;
            Hsts(s).Preload = true;
        }),
        MendsIt(57, "failover", static s => Edge(s).OriginGroups =
        [
            new DistributionOriginGroupArgs
            {
                OriginId = "both",
                FailoverCriteria = new DistributionOriginGroupFailoverCriteriaArgs { StatusCodes = [502] },
                Members = [new DistributionOriginGroupMemberArgs { OriginId = "wordpress" }, new DistributionOriginGroupMemberArgs { OriginId = "other" }],
            },
        ]),
        MendsIt(57, "geography", static s => Edge(s).Restrictions.Value!.GeoRestriction.Value!.RestrictionType = "whitelist"),
        Offends(58, "rules", static s => s.Get<WebAcl>().Args.Rules = null),
        Offends(58, "actions", static s => s.Get<WebAcl>().Args.Rules!.First().Value!.Action = new WebAclRuleActionArgs { Count = new WebAclRuleActionCountArgs() }),
        Offends(58, "metrics", static s => s.Get<WebAcl>().Args.Rules!.First().Value!.VisibilityConfig.Value!.CloudwatchMetricsEnabled = false),
        Offends(58, "logs", static s => s.Get<WebAclLoggingConfiguration>().Args.ResourceArn = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/other/1"),
        Offends(58, "log4shell", static s => KnownBadInputs(s).RuleActionOverrides =
        [
            new WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideArgs
            {
                Name = "Log4JRCE_BODY",
                ActionToUse = new WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseArgs { Count = new WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseCountArgs() },
            },
        ]),
    ];

    private static DistributionArgs Edge(SiteTopology site) => site.Get<Distribution>().Args;

    private static void AddOrigin(SiteTopology site, Input<string> domain) => Edge(site).Origins.Add(new DistributionOriginArgs { OriginId = "files", DomainName = domain });

    private static ResponseHeadersPolicySecurityHeadersConfigStrictTransportSecurityArgs Hsts(SiteTopology site) =>
        site.Get<ResponseHeadersPolicy>().Args.SecurityHeadersConfig!.Value!.StrictTransportSecurity!.Value!;

    private static WebAclRuleStatementManagedRuleGroupStatementArgs KnownBadInputs(SiteTopology site) =>
        site.Get<WebAcl>().Args.Rules!.Single(static r => r.Value!.Name.Literal == "AWSManagedRulesKnownBadInputsRuleSet").Value!.Statement.Value!.ManagedRuleGroupStatement!.Value!;
}
