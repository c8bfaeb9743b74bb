using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Controls.Reading;

/// <summary>What subnets are: public or not, and in which zones.</summary>
internal static class Subnets
{
    /// <summary>The subnets whose route table leads to an internet gateway.</summary>
    public static IReadOnlySet<Subnet> Public(Inspection site)
    {
        var gateways = site.All<InternetGateway>().ToList();
        var tables = site.All<RouteTable>()
            .Where(t => site.About<Route>(t, static r => r.Args.RouteTableId).Any(r => gateways.Any(g => r.Args.GatewayId.RefersTo(g))))
            .ToList();
        return site.All<RouteTableAssociation>()
            .Where(a => tables.Any(t => a.Args.RouteTableId.RefersTo(t)))
            .SelectMany(static a => Of(a.Args.SubnetId))
            .ToHashSet();
    }

    /// <summary>The subnets that an input names.</summary>
    public static IEnumerable<Subnet> Of(IExpressionSource? input) => input is null ? [] : input.Expression.References().OfType<Subnet>();

    /// <summary>The number of zones that the subnets of an input are in.</summary>
    public static int Zones(IExpressionSource? input) =>
        Of(input).Select(static s => s.Args.AvailabilityZone is { } zone ? ExpressionText.Of(zone.Expression) : "").Distinct().Count();
}
