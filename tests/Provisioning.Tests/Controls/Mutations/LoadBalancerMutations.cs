using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.LB;
using WpAspire.Provisioning.Aws.LB.Inputs;
using WpAspire.Provisioning.Aws.WafV2;
using WpAspire.Provisioning.Tests.Topology;
using WpAspire.Provisioning.Topology;
using static WpAspire.Provisioning.Tests.Controls.Mutations.Mutation;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

internal static class LoadBalancerMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        new(30, "redirect", TestSites.TwoSites, static s => s.Get<Listener>("wordpress-redirect").Args.DefaultActions = [new ListenerDefaultActionArgs { Type = "forward", TargetGroupArn = s.Get<TargetGroup>().Arn }]),
        new(31, "https", TestSites.TwoSites, static s => s.Get<Listener>("wordpress-listener").Args.Protocol = "HTTP"),
        new(31, "redirect", TestSites.TwoSites, static s =>
        {
            s.Get<Listener>("wordpress-redirect").Args.Protocol = "HTTPS";
            s.Get<Listener>("shop-wordpress-redirect").Args.Protocol = "HTTPS";
        }) { Mends = true },
        Offends(32, "policy", static s => s.Get<Listener>().Args.SslPolicy = "ELBSecurityPolicy-2016-08"),
        Offends(33, "headers", static s => Balancer(s).DropInvalidHeaderFields = false),
        Offends(33, "desync", static s => Balancer(s).DesyncMitigationMode = "monitor"),
        Offends(34, "logs", static s => Balancer(s).AccessLogs!.Value!.Enabled = false),
        Offends(34, "protected", static s => Balancer(s).EnableDeletionProtection = false),
        Offends(35, "zones", static s => Balancer(s).Subnets = [s.Network.App[0]]),
        Offends(35, "health", static s => s.Get<TargetGroup>().Args.HealthCheck = null),
        Offends(36, "firewall", static s => s.Get<Distribution>().Args.WebAclId = null),
        Offends(36, "rules", static s => s.Get<WebAcl>().Args.Rules = []),
        Offends(36, "internal", static s => Balancer(s).Internal = false),
        MendsIt(37, "https", static s =>
        {
            s.Get<TargetGroup>().Args.Protocol = "HTTPS";
            s.Get<TargetGroup>().Args.HealthCheck!.Value!.Protocol = "HTTPS";
        }),
    ];

    private static LoadBalancerArgs Balancer(SiteTopology site) => site.Get<LoadBalancer>().Args;
}
