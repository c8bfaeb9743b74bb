using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// The network: a public tier for load balancers and NAT, an application tier for containers, and a data tier that
/// has no way out.
/// </summary>
internal sealed record Network
{
    /// <summary>The network itself.</summary>
    public required Vpc Vpc { get; init; }

    /// <summary>The public subnets, one in each zone.</summary>
    public required IReadOnlyList<Subnet> Public { get; init; }

    /// <summary>The subnets of the containers, one in each zone.</summary>
    public required IReadOnlyList<Subnet> App { get; init; }

    /// <summary>The subnets of database, cache and file systems, one in each zone.</summary>
    public required IReadOnlyList<Subnet> Data { get; init; }

    /// <summary>The ways out of the application tier.</summary>
    public required IReadOnlyList<NatGateway> NatGateways { get; init; }

    /// <summary>The route tables of the application tier, one in each zone.</summary>
    public required IReadOnlyList<RouteTable> AppRouteTables { get; init; }

    /// <summary>The endpoint through which S3 is reached without NAT.</summary>
    public required VpcEndpoint S3Endpoint { get; init; }

    /// <summary>Adds the network.</summary>
    public static Network Create(TopologyContext context)
    {
        var vpc = context.Add(new Vpc("vpc", new VpcArgs
        {
            CidrBlock = context.Options.Network.Cidr,
            // File systems and endpoints are found by name.
            EnableDnsSupport = true,
            EnableDnsHostnames = true,
            Tags = context.NameTag("vpc"),
        }));

        // Whatever is started without a group of its own would be in this one: it allows nothing.
        context.Add(new DefaultSecurityGroup("default-group", new DefaultSecurityGroupArgs { VpcId = vpc.Id, Tags = context.NameTag("unused") }));
        FlowLogs.Create(context, vpc);

        var plan = SubnetPlan.Create(context.Options.Network.Cidr, context.Zones.Count);
        var publicSubnets = Tier(context, vpc, "public", plan.Public);
        var app = Tier(context, vpc, "app", plan.App);
        var data = Tier(context, vpc, "data", plan.Data);

        var gateway = context.Add(new InternetGateway("internet-gateway", new InternetGatewayArgs { VpcId = vpc.Id, Tags = context.NameTag("internet-gateway") }));
        var publicTable = Table(context, vpc, "public");
        context.Add(new Route("public-default", new RouteArgs { RouteTableId = publicTable.Id, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway.Id }));
        Associate(context, "public", publicSubnets, _ => publicTable);

        var nats = Nat(context, publicSubnets, gateway);
        var appTables = app.Select((_, zone) => Table(context, vpc, $"app-{TopologyContext.ZoneSuffix(zone)}")).ToList();
        Associate(context, "app", app, zone => appTables[zone]);
        for (var zone = 0; zone < appTables.Count && nats.Count > 0; zone++)
        {
            context.Add(new Route($"app-{TopologyContext.ZoneSuffix(zone)}-default", new RouteArgs
            {
                RouteTableId = appTables[zone].Id,
                DestinationCidrBlock = "0.0.0.0/0",
                NatGatewayId = nats[zone % nats.Count].Id,
            }));
        }

        // No route but the network's own: what is here can be reached, and can reach nothing outside.
        var dataTable = Table(context, vpc, "data");
        Associate(context, "data", data, _ => dataTable);

        return new()
        {
            Vpc = vpc,
            Public = publicSubnets,
            App = app,
            Data = data,
            NatGateways = nats,
            AppRouteTables = appTables,
            S3Endpoint = VpcEndpoints.CreateS3(context, vpc, appTables),
        };
    }

    private static List<Subnet> Tier(TopologyContext context, Vpc vpc, string tier, IReadOnlyList<string> cidrs) =>
    [
        .. cidrs.Select((cidr, zone) => context.Add(new Subnet($"{tier}-{TopologyContext.ZoneSuffix(zone)}", new SubnetArgs
        {
            VpcId = vpc.Id,
            CidrBlock = cidr,
            AvailabilityZone = context.Zones[zone],
            // Load balancers and NAT gateways bring their own; nothing else in the public tier is to be reached.
            MapPublicIpOnLaunch = false,
            Tags = context.NameTag($"{tier}-{TopologyContext.ZoneSuffix(zone)}"),
        }))),
    ];

    private static RouteTable Table(TopologyContext context, Vpc vpc, string name) =>
        context.Add(new RouteTable($"{name}-routes", new RouteTableArgs { VpcId = vpc.Id, Tags = context.NameTag(name) }));

    private static void Associate(TopologyContext context, string tier, List<Subnet> subnets, Func<int, RouteTable> table)
    {
        for (var zone = 0; zone < subnets.Count; zone++)
        {
            context.Add(new RouteTableAssociation($"{tier}-{TopologyContext.ZoneSuffix(zone)}-association", new RouteTableAssociationArgs
            {
                SubnetId = subnets[zone].Id,
                RouteTableId = table(zone).Id,
            }));
        }
    }

    private static List<NatGateway> Nat(TopologyContext context, List<Subnet> publicSubnets, InternetGateway gateway)
    {
        var count = context.Options.Network.Nat switch
        {
            NatMode.None => 0,
            NatMode.Single => 1,
            _ => publicSubnets.Count,
        };
        return
        [
            .. publicSubnets.Take(count).Select((subnet, zone) =>
            {
                var name = $"nat-{TopologyContext.ZoneSuffix(zone)}";
                var address = context.Add(new Eip($"{name}-address", new EipArgs { Domain = "vpc", Tags = context.NameTag(name) }));
                return context.Add(new NatGateway(
                    name,
                    new NatGatewayArgs { AllocationId = address.Id, SubnetId = subnet.Id, Tags = context.NameTag(name) },
                    // AWS makes a NAT gateway without a way out, and it fails later.
                    new() { DependsOn = [gateway] }));
            }),
        ];
    }
}
