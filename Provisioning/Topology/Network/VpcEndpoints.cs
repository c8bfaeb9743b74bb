using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The ways to AWS' own services that do not leave the network.</summary>
internal static class VpcEndpoints
{
    /// <summary>Adds the way to S3, which has no price and takes the layers of images off the NAT gateway.</summary>
    public static VpcEndpoint CreateS3(TopologyContext context, Vpc vpc, IReadOnlyList<RouteTable> tables) => context.Add(new VpcEndpoint(
        "s3-endpoint",
        new VpcEndpointArgs
        {
            VpcId = vpc.Id,
            ServiceName = $"com.amazonaws.{context.Region}.s3",
            VpcEndpointType = "Gateway",
            RouteTableIds = [.. tables.Select(static t => (Input<string>)t.Id)],
            Tags = context.NameTag("s3"),
        },
        // Two ways to the same service are refused, in a route table as in the names of the network.
        new() { DeleteBeforeReplace = true }));

    /// <summary>Adds the ways that have a price by the hour, and their security group.</summary>
    /// <returns>The group that containers connect to, <see langword="null"/> if there are none; and the ways.</returns>
    public static (SecurityGroup? Group, IReadOnlyList<VpcEndpoint> Endpoints) CreateInterfaces(TopologyContext context, Network network, SecurityGroups security)
    {
        var services = context.Options.Network.InterfaceEndpoints;
        if (services.Count == 0)
        {
            return (null, []);
        }

        var group = security.Add("endpoints", "Interface endpoints of AWS services");
        return (group, [.. services.Order(StringComparer.Ordinal).Select(service =>
        {
            var name = $"{service.Replace('.', '-')}-endpoint";
            return context.Add(new VpcEndpoint(
                name,
                new VpcEndpointArgs
                {
                    VpcId = network.VpcId,
                    ServiceName = $"com.amazonaws.{context.Region}.{service}",
                    VpcEndpointType = "Interface",
                    PrivateDnsEnabled = true,
                    SubnetIds = [.. network.App],
                    SecurityGroupIds = [group.Id],
                    Tags = context.NameTag(name),
                },
                new() { DeleteBeforeReplace = true }));
        })]);
    }
}
