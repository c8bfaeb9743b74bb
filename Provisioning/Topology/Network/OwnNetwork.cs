using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>A network that belongs to the site alone.</summary>
internal static class OwnNetwork
{
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

        var publicSubnets = Tier(context, vpc, "public", 0);
        var app = Tier(context, vpc, "app", 1);
        var data = Tier(context, vpc, "data", 2);

        var gateway = context.Add(new InternetGateway("internet-gateway", new InternetGatewayArgs { VpcId = vpc.Id, Tags = context.NameTag("internet-gateway") }));
        var publicTable = Table(context, vpc, "public");
        var publicRoute = context.Add(new Route("public-default", new RouteArgs { RouteTableId = publicTable.Id, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway.Id }));
        CustomResource[] publicWays = [publicRoute, .. Associate(context, "public", publicSubnets, _ => publicTable)];

        var nats = Nat(context, publicSubnets, gateway);
        var appTables = app.Select((_, zone) => Table(context, vpc, $"app-{context.Zones[zone].Suffix}")).ToList();
        List<CustomResource> appWays = [.. Associate(context, "app", app, zone => appTables[zone])];
        if (nats.Count > 0)
        {
            appWays.AddRange(publicWays);
            appWays.AddRange(appTables.Select((table, zone) => context.Add(new Route($"app-{context.Zones[zone].Suffix}-default", new RouteArgs
            {
                RouteTableId = table.Id,
                DestinationCidrBlock = "0.0.0.0/0",
                NatGatewayId = nats[zone % nats.Count].Id,
            }))));
        }

        // No route but the network's own: what is here can be reached, and can reach nothing outside.
        var dataTable = Table(context, vpc, "data");
        Associate(context, "data", data, _ => dataTable);

        var s3 = VpcEndpoints.CreateS3(context, vpc, appTables);
        return new()
        {
            VpcId = vpc.Id,
            Public = Ids(publicSubnets),
            App = Ids(app),
            Data = Ids(data),
            NatGateways = nats,
            S3PrefixListId = s3.PrefixListId,
            PublicWays = publicWays,
            AppWays = [.. appWays, s3],
        };
    }

    private static List<Input<string>> Ids(List<Subnet> subnets) => [.. subnets.Select(static s => (Input<string>)s.Id)];

    private static List<Subnet> Tier(TopologyContext context, Vpc vpc, string tier, int index) =>
    [
        .. context.Zones.Select(zone => context.Add(new Subnet(
            $"{tier}-{zone.Suffix}",
            new SubnetArgs
            {
                VpcId = vpc.Id,
                CidrBlock = SubnetPlan.Subnet(context.Options.Network.Cidr, index, zone.Place),
                AvailabilityZone = zone.Name,
                AvailabilityZoneId = zone.Id,
                // Load balancers and NAT gateways bring their own; nothing else in the public tier is to be reached.
                MapPublicIpOnLaunch = false,
                Tags = context.NameTag($"{tier}-{zone.Suffix}"),
            },
            // Where a subnet is, it stays, with all that lives in it: neither AWS's list of zones nor a newer numbering moves it.
            // Only who names the zones himself is told that another one is another subnet.
            new() { IgnoreChanges = context.Options.Network.Zones.Count > 0 ? ["cidrBlock"] : ["availabilityZone", "availabilityZoneId", "cidrBlock"] }))),
    ];

    private static RouteTable Table(TopologyContext context, Vpc vpc, string name) =>
        context.Add(new RouteTable($"{name}-routes", new RouteTableArgs { VpcId = vpc.Id, Tags = context.NameTag(name) }));

    private static List<RouteTableAssociation> Associate(TopologyContext context, string tier, List<Subnet> subnets, Func<int, RouteTable> table) =>
    [
        .. subnets.Select((subnet, zone) => context.Add(new RouteTableAssociation($"{tier}-{context.Zones[zone].Suffix}-association", new RouteTableAssociationArgs
        {
            SubnetId = subnet.Id,
            RouteTableId = table(zone).Id,
        }))),
    ];

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
                var name = $"nat-{context.Zones[zone].Suffix}";
                var address = context.Add(new Eip(
                    $"{name}-address",
                    new EipArgs { Domain = "vpc", Tags = context.NameTag(name) },
                    // AWS may refuse the address of a network without a gateway, and to take the gateway off while it has one.
                    new() { DependsOn = [gateway] }));
                return context.Add(new NatGateway(
                    name,
                    new NatGatewayArgs { AllocationId = address.Id, SubnetId = subnet.Id, Tags = context.NameTag(name) },
                    // AWS makes a NAT gateway without a way out, and it fails later.
                    new() { DependsOn = [gateway] }));
            }),
        ];
    }
}
