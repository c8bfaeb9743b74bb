using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ec2.Inputs;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Vpc;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;
using static WpAspire.Provisioning.Tests.Controls.Mutations.Mutation;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

internal static class NetworkMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Offends(38, "empty", static s => s.Get<DefaultSecurityGroup>().Args.Ingress = [new DefaultSecurityGroupIngressArgs { Protocol = "-1", FromPort = 0, ToPort = 0, Self = true }]),
        Offends(39, "flow-logs", static s => s.Get<FlowLog>().Args.TrafficType = "REJECT"),
        Offends(40, "addresses", static s => s.Get<Subnet>("public-a").Args.MapPublicIpOnLaunch = true),
        Offends(41, "ports", static s => Open(s, "wordpress-balancer-group", 22)),
        Offends(41, "http", static s => Open(s, "wordpress-balancer-group", 80)),
        Offends(41, "balancers", static s => Open(s, "mariadb-group", 443)),
        Offends(42, "ports", static s => s.Get<SecurityGroupEgressRule>("wordpress-to-internet-443").Args.ToPort = 65535),
        MendsIt(42, "everywhere", static s =>
        {
            foreach (var rule in s.Program.OfType<SecurityGroupEgressRule>().Where(static r => r.Args.CidrIpv4?.Literal == "0.0.0.0/0"))
            {
                rule.Args.CidrIpv4 = "203.0.113.0/24";
            }
        }),
        Offends(43, "groups", static s => s.Get<SecurityGroup>().Args.Description = null),
        Offends(43, "rules", static s => s.Get<SecurityGroupIngressRule>().Args.Description = null),
        Offends(43, "used", static s => s.Add(new SecurityGroup("left-over", new SecurityGroupArgs { Description = "Nobody has it" }))),
        MendsIt(43, "on-demand", static s => s.Get<Service>().Args.NetworkConfiguration!.Value!.SecurityGroups!.Add(s.Get<SecurityGroup>("toolbox-group").Id)),
        Offends(44, "ports", static s => s.Get<NetworkAcl>().Args.Ingress = [new NetworkAclIngressArgs { Action = "allow", RuleNo = 1, Protocol = "tcp", CidrBlock = "0.0.0.0/0", FromPort = 0, ToPort = 1023 }]) with { Prepare = AddNetworkAcl },
        Offends(44, "used", static s => s.Get<NetworkAcl>().Args.SubnetIds = null) with { Prepare = AddNetworkAcl },
        Offends(45, "registry", static s => s.Get<VpcEndpoint>("ecr-dkr-endpoint").Args.VpcEndpointType = "Gateway"),
        MendsIt(45, "administration", static s =>
        {
            AddEndpoint(s, "ec2");
            AddEndpoint(s, "ssm");
        }),
        MendsIt(45, "incidents", static s =>
        {
            AddEndpoint(s, "ssm-contacts");
            AddEndpoint(s, "ssm-incidents");
        }),
        MendsIt(73, "policy", static s => s.Get<VpcEndpoint>("s3-endpoint").Args.Policy = PolicyDocument.Create(new Statement { Principal = Principal.Aws("*"), Actions = ["s3:GetObject"], Resources = ["arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*"] })),
        MendsIt(74, "blocked", static s => s.Add(new OtherResource("aws:vpc/blockPublicAccessOptions:BlockPublicAccessOptions", "block", []))),
        Offends(75, "checked", static s => ((OtherResource)s.Get<CustomResource>("card")).Inputs["sourceDestCheck"] = false) with
        {
            Prepare = static s => s.Add(new OtherResource("aws:ec2/networkInterface:NetworkInterface", "card", new() { ["sourceDestCheck"] = true })),
        },
    ];

    private static void Open(SiteTopology site, string group, int port) => site.Add(new SecurityGroupIngressRule("open", new SecurityGroupIngressRuleArgs
    {
        SecurityGroupId = site.Get<SecurityGroup>(group).Id,
        Description = "Everybody",
        IpProtocol = "tcp",
        FromPort = port,
        ToPort = port,
        CidrIpv6 = "::/0",
    }));

    private static void AddNetworkAcl(SiteTopology site) => site.Add(new NetworkAcl("acl", new NetworkAclArgs
    {
        VpcId = site.Network.VpcId,
        SubnetIds = [site.Network.Public[0]],
        Ingress = [new NetworkAclIngressArgs { Action = "allow", RuleNo = 1, Protocol = "tcp", CidrBlock = "0.0.0.0/0", FromPort = 443, ToPort = 443 }],
    }));

    private static void AddEndpoint(SiteTopology site, string service) => site.Add(new VpcEndpoint(service, new VpcEndpointArgs
    {
        VpcId = site.Network.VpcId,
        ServiceName = $"com.amazonaws.{site.Context.Region}.{service}",
        VpcEndpointType = "Interface",
    }));
}
