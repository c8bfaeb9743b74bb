using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.LB;
using WpAspire.Provisioning.Aws.Vpc;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Program;
using static WpAspire.Provisioning.Controls.Requirement;

namespace WpAspire.Provisioning.Controls;

/// <summary>Controls 38 to 46 and 73 to 76: the network, its security groups, and the instances in it.</summary>
internal static class NetworkControls
{
    private const string Section = "VPC";
    private const string NoVpc = "no VPC";

    // They have no classes here: who adds one is held to the control by the names of its inputs.
    private const string BlockPublicAccess = "aws:vpc/blockPublicAccessOptions:BlockPublicAccessOptions";
    private const string Interface = "aws:ec2/networkInterface:NetworkInterface";

    /// <summary>The controls.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(38, Section, "The default security group allows nothing")
        {
            Fsbp = ["EC2.2"], Checkov = ["CKV2_AWS_12"], Trivy = ["AWS-0173"], Absent = NoVpc,
            Requirements = [Each<Vpc>("empty", "the default security group has no rules", static (s, v) => s.About<DefaultSecurityGroup>(v, static g => g.Args.VpcId).Any(static g => g.Args.Ingress is null or { Count: 0 } && g.Args.Egress is null or { Count: 0 }))],
        },
        new(39, Section, "Connections are logged")
        {
            Fsbp = ["EC2.6"], Checkov = ["CKV2_AWS_11"], Trivy = ["AWS-0178"], Absent = NoVpc,
            Requirements = [Each<Vpc>("flow-logs", "accepted and rejected connections are logged", static (s, v) => s.About<FlowLog>(v, static f => f.Args.VpcId).Any(static f => f.Args.TrafficType.Is("ALL")))],
        },
        new(40, Section, "No subnet gives out public addresses")
        {
            Fsbp = ["EC2.15"], Checkov = ["CKV_AWS_130"], Trivy = ["AWS-0164"], Absent = "no subnet",
            Requirements = [Each<Subnet>("addresses", "the subnet gives out no public addresses", static s => s.Args.MapPublicIpOnLaunch.Is(false))],
        },
        new(41, Section, "Only the ports 443 and 80 of load balancers are open to everybody")
        {
            Fsbp = ["EC2.18", "EC2.19", "EC2.13", "EC2.14", "EC2.53", "EC2.54"], Checkov = ["CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_260", "CKV_AWS_277"], Trivy = ["AWS-0107"], Absent = "no rule that lets anybody in",
            Requirements =
            [
                EachPart("ports", "what everybody may connect to is port 443 or 80", static s => s.Rules.Where(static r => r.IsIngress), static r => !r.IsOpen || r.Port is 443 or 80),
                EachPart("http", "port 80 is closed to everybody", static s => s.Rules.Where(static r => r.IsIngress), static r => !r.IsOpen || r.Port is not 80),
                new("balancers", "what everybody may connect to is a load balancer", static s => s.Rules.Where(static r => r.IsIngress).Select(r => new Subject(r.Name, !r.IsOpen || IsBalancer(s, r)))),
            ],
        },
        new(42, Section, "Nothing may connect to every port of everybody")
        {
            Checkov = ["CKV_AWS_382"], Trivy = ["AWS-0104"], Absent = "no rule that lets anything out",
            Requirements =
            [
                EachPart("ports", "a rule to everybody is about one port", static s => s.Rules.Where(static r => !r.IsIngress), static r => !r.IsOpen || r.Port is not null),
                EachPart("everywhere", "no rule leads to everybody", static s => s.Rules.Where(static r => !r.IsIngress), static r => !r.IsOpen),
            ],
        },
        new(43, Section, "Security groups and their rules say what they are for, and none is unused")
        {
            Checkov = ["CKV_AWS_23", "CKV2_AWS_5"], Trivy = ["AWS-0099", "AWS-0124"], Absent = "no security group",
            Requirements =
            [
                Each<SecurityGroup>("groups", "the group says what it is for", static g => g.Args.Description?.Literal is { Length: > 0 }),
                EachPart("rules", "the rule says what it is for", static s => s.Rules, static r => r.Description?.Literal is { Length: > 0 }),
                Each<SecurityGroup>("used", "something has the group", static s => s.All<SecurityGroup>().Where(g => !IsOnDemand(s, g)), IsUsed),
                Each<SecurityGroup>("on-demand", "something has the group of tasks that somebody starts", static s => s.All<SecurityGroup>().Where(g => IsOnDemand(s, g)), IsUsed),
            ],
        },
        new(44, Section, "Network ACLs keep administration closed, and none is unused")
        {
            Fsbp = ["EC2.16", "EC2.21"],
            Checkov = ["CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232", "CKV_AWS_352", "CKV2_AWS_1"],
            Trivy = ["AWS-0102", "AWS-0105"],
            Absent = "no network ACL but AWS' own, which the control leaves out: security groups say who talks to whom",
            Requirements =
            [
                Each<NetworkAcl>("ports", "the ports 22 and 3389 are not open to everybody", static a => !a.Args.Ingress.Objects().Any(static r =>
                    r.Action.Is("allow") && (r.CidrBlock.Is("0.0.0.0/0") || r.Ipv6CidrBlock.Is("::/0")) && (r.Protocol.IsOneOf("-1", "all") || Covers(r.FromPort, r.ToPort, 22) || Covers(r.FromPort, r.ToPort, 3389)))),
                Each<NetworkAcl>("used", "a subnet has the network ACL", static a => a.Args.SubnetIds is { Count: > 0 }),
            ],
        },
        new(45, Section, "AWS services are reached inside the network")
        {
            Fsbp = ["EC2.10", "EC2.55", "EC2.56", "EC2.57", "EC2.58", "EC2.60"], Absent = NoVpc,
            Requirements =
            [
                Each<Vpc>("registry", "there are endpoints of ECR", static (s, v) => HasEndpoint(s, v, "ecr.api") && HasEndpoint(s, v, "ecr.dkr")),
                Each<Vpc>("administration", "there are endpoints of EC2 and Systems Manager", static (s, v) => HasEndpoint(s, v, "ec2") && HasEndpoint(s, v, "ssm")),
                Each<Vpc>("incidents", "there are endpoints of Incident Manager", static (s, v) => HasEndpoint(s, v, "ssm-contacts") && HasEndpoint(s, v, "ssm-incidents")),
            ],
        },
        new(73, Section, "The way to S3 inside the network leads to certain buckets only")
        {
            Absent = "no endpoint of S3",
            Requirements = [Each<VpcEndpoint>("policy", "the endpoint has a policy", static s => s.All<VpcEndpoint>().Where(static e => e.Args.VpcEndpointType.Is("Gateway")), static (_, e) => e.Args.Policy is not null)],
        },
        new(74, Section, "The account lets no network be reached from the internet without being asked")
        {
            Fsbp = ["EC2.172"], Absent = NoVpc,
            Requirements = [Each<Vpc>("blocked", "the region's VPC Block Public Access is on", static (s, _) => s.OfType(BlockPublicAccess).Any())],
        },
        new(75, Section, "Network interfaces check who sends and who is meant")
        {
            Fsbp = ["EC2.180"], Absent = "no network interface of its own: those of tasks, load balancers and NAT gateways are AWS's",
            Requirements = [new("checked", "source and destination are checked", static s => s.OfType(Interface).Select(static i => new Subject(i.Name, i.Args.Properties()["sourceDestCheck"] is not LiteralExpression { Value: false })))],
        },
        .. InstanceControls.All,
    ];

    private static bool IsBalancer(Inspection site, FirewallRule rule) =>
        rule.Group.Expression.References().Any(g => site.ReferrersOf(g).OfType<LoadBalancer>().Any());

    private static bool IsOnDemand(Inspection site, SecurityGroup group) => site.Site.Compute.Workloads.Any(w => w.Service is null && w.SecurityGroup == group);

    private static bool IsUsed(Inspection site, SecurityGroup group) =>
        site.ReferrersOf(group).Any(static r => r is not (SecurityGroup or SecurityGroupIngressRule or SecurityGroupEgressRule));

    private static bool Covers(Input<int> from, Input<int> to, int port) => from.Literal <= port && to.Literal >= port;

    private static bool HasEndpoint(Inspection site, Vpc vpc, string service) => site.About<VpcEndpoint>(vpc, static e => e.Args.VpcId)
        .Any(e => e.Args.VpcEndpointType.Is("Interface") && e.Args.ServiceName?.Literal is { } name && name.EndsWith($".{service}", StringComparison.Ordinal));
}
