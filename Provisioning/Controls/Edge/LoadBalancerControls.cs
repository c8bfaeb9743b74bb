using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.LB;
using WpAspire.Provisioning.Aws.WafV2;
using WpAspire.Provisioning.Controls.Reading;
using static WpAspire.Provisioning.Controls.Requirement;

namespace WpAspire.Provisioning.Controls;

/// <summary>Controls 30 to 37: the load balancers.</summary>
internal static class LoadBalancerControls
{
    private const string Section = "ELB";
    private const string NoBalancer = "no load balancer";

    // ELB.17, Security Hub User Guide, November 2026.
    private static readonly string[] s_recommendedPolicies =
    [
        "ELBSecurityPolicy-TLS13-1-2-Res-2021-06", "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04",
        "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09",
        "ELBSecurityPolicy-TLS13-1-3-2021-06", "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04",
        "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09",
    ];

    /// <summary>The controls.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(30, Section, "Port 80 only redirects to HTTPS")
        {
            Fsbp = ["ELB.1"], Checkov = ["CKV2_AWS_20", "CKV_AWS_2"], Trivy = ["AWS-0054"], Absent = "no listener that speaks HTTP",
            Requirements = [Each<Listener>("redirect", "the listener only redirects to HTTPS", static s => s.All<Listener>().Where(static l => !IsHttps(l)), static (_, l) => IsRedirect(l))],
        },
        new(31, Section, "All listeners speak HTTPS")
        {
            Fsbp = ["ELB.18"], Checkov = ["CKV_AWS_2"], Trivy = ["AWS-0054"], Absent = "no listener",
            Requirements =
            [
                Each<Listener>("https", "the listener that leads to containers speaks HTTPS", static s => s.All<Listener>().Where(static l => !IsRedirect(l)), static (_, l) => IsHttps(l)),
                Each<Listener>("redirect", "there is no listener that redirects from HTTP", static s => s.All<Listener>().Where(IsRedirect), static (_, l) => IsHttps(l)),
            ],
        },
        new(32, Section, "The oldest TLS that listeners speak is 1.2")
        {
            Fsbp = ["ELB.17"], Checkov = ["CKV_AWS_103", "CKV2_AWS_74"], Trivy = ["AWS-0047"], Absent = "no listener that speaks HTTPS",
            Requirements =
            [
                Each<Listener>("policy", "the listener's policy is one of the eight that Security Hub recommends", static s => s.All<Listener>().Where(IsHttps), static (_, l) => s_recommendedPolicies.Contains(l.Args.SslPolicy?.Literal)),
            ],
        },
        new(33, Section, "Requests with invalid headers are dropped, and ambiguous ones are defused")
        {
            Fsbp = ["ELB.4", "ELB.12"], Checkov = ["CKV_AWS_131", "CKV_AWS_328"], Trivy = ["AWS-0052"], Absent = NoBalancer,
            Requirements =
            [
                Each<LoadBalancer>("headers", "invalid headers are dropped", static b => b.Args.DropInvalidHeaderFields.Is(true)),
                Each<LoadBalancer>("desync", "the desync mitigation is defensive or strictest", static b => b.Args.DesyncMitigationMode.IsOneOf("defensive", "strictest")),
            ],
        },
        new(34, Section, "Requests are logged, and load balancers are protected from deletion")
        {
            Fsbp = ["ELB.5", "ELB.6"], Checkov = ["CKV_AWS_91", "CKV_AWS_150"], Absent = NoBalancer,
            Requirements =
            [
                Each<LoadBalancer>("logs", "requests are logged", static b => (b.Args.AccessLogs?.Value?.Enabled).Is(true)),
                Each<LoadBalancer>("protected", "AWS refuses to delete the load balancer", static b => b.Args.EnableDeletionProtection.Is(true)),
            ],
        },
        new(35, Section, "Load balancers span zones, and ask for a path whether a task serves")
        {
            Fsbp = ["ELB.13"], Checkov = ["CKV_AWS_261"], Absent = NoBalancer,
            Requirements =
            [
                Each<LoadBalancer>("zones", "the load balancer is in two zones at least", static b => Subnets.Zones(b.Args.Subnets) >= 2),
                Each<TargetGroup>("health", "the health check asks for a path", static t => t.Args.HealthCheck?.Value?.Path is not null),
            ],
        },
        new(36, Section, "A firewall stands before what is public")
        {
            Fsbp = ["ELB.16"], Checkov = ["CKV2_AWS_28", "CKV2_AWS_76"], Trivy = ["AWS-0053"], Absent = NoBalancer,
            Requirements =
            [
                Each<LoadBalancer>("firewall", "a web ACL stands before the load balancer", static (s, b) => s.About<WebAclAssociation>(b, static a => a.Args.ResourceArn).Any() || Distributions(s, b) is [_, ..] before && before.TrueForAll(static d => d.Args.WebAclId is not null)),
                Each<WebAcl>("rules", "the web ACL knows bad inputs and anonymous addresses", static a => WebAclRules.HasGroup(a, "AWSManagedRulesKnownBadInputsRuleSet") && WebAclRules.HasGroup(a, "AWSManagedRulesAnonymousIpList")),
                Each<LoadBalancer>("internal", "the load balancer has private addresses alone", static b => b.Args.Internal.Is(true)),
            ],
        },
        new(37, Section, "Load balancers speak HTTPS to containers")
        {
            Fsbp = ["ELB.21", "ELB.22"], Checkov = ["CKV_AWS_378"], Absent = "no target group",
            Requirements = [Each<TargetGroup>("https", "requests and health checks are encrypted on their way to containers", static t => t.Args.Protocol.Is("HTTPS") && (t.Args.HealthCheck?.Value?.Protocol).Is("HTTPS"))],
        },
    ];

    private static bool IsHttps(Listener listener) => listener.Args.Protocol.IsOneOf("HTTPS", "TLS");

    private static bool IsRedirect(Listener listener) => listener.Args.DefaultActions.Objects().ToList() is [_, ..] actions
        && actions.TrueForAll(static a => a.Type.Is("redirect") && (a.Redirect?.Value?.Protocol).Is("HTTPS"));

    private static List<Distribution> Distributions(Inspection site, LoadBalancer balancer) => [.. site.About<Distribution>(balancer, static d => d.Args.Origins)];
}
