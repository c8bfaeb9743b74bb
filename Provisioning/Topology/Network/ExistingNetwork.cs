using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ec2.Inputs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>A network that somebody else looks after: it is asked for its subnets, and nothing of it is made, changed or deleted.</summary>
internal static class ExistingNetwork
{
    /// <summary>Finds the network's subnets.</summary>
    public static Network Find(TopologyContext context, string vpc)
    {
        var options = context.Options.Network;
        return new()
        {
            VpcId = vpc,
            Public = Tier(context, vpc, "public", options.PublicSubnets),
            App = Tier(context, vpc, "app", options.AppSubnets),
            Data = Tier(context, vpc, "data", options.DataSubnets),
            S3PrefixListId = context.Program.Invoke(GetManagedPrefixList.Invoke(
                "s3-addresses", new GetManagedPrefixListInvokeArgs { Name = $"com.amazonaws.{context.Region}.s3" })).Id,
        };
    }

    // The question has all that must hold: a subnet of another network, or none in a zone, ends the preview.
    private static List<Input<string>> Tier(TopologyContext context, string vpc, string tier, IReadOnlyList<string> subnets) => subnets.Count == 0 ? [] :
    [
        .. context.Zones.Select(zone => (Input<string>)context.Program.Invoke(GetSubnets.Invoke($"{tier}-{zone.Suffix}", new GetSubnetsInvokeArgs
        {
            Filters =
            [
                Filter("vpc-id", vpc),
                zone.Name is { } name ? Filter("availability-zone", name) : Filter("availability-zone-id", zone.Id!),
                subnets is [var tag] ? Filter($"tag:{tag.Split('=')[0]}", tag.Split('=', 2)[1]) : Filter("subnet-id", [.. subnets.Select(static s => (Input<string>)s)]),
            ],
        })).Ids[0]),
    ];

    private static GetSubnetsFilterInputArgs Filter(string name, params InputList<string> values) => new() { Name = name, Values = values };
}
