using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.LB;
using WpAspire.Provisioning.Aws.Route53;
using WpAspire.Provisioning.Aws.ServiceDiscovery;
using WpAspire.Provisioning.Aws.WafV2;

namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>Prices what the site is reached through.</summary>
internal static class NetworkPricers
{
    private const string PublicAddress = "vpc/ipv4";

    public static void AddTo(PricerCatalog catalog)
    {
        catalog.Add<NatGateway>(static (nat, bill) => bill.Hours(nat, "NAT gateway", 1, "vpc/nat"));
        catalog.Add<Eip>(static (address, bill) => bill.Hours(address, "public IPv4 address", 1, PublicAddress));
        catalog.Add<VpcEndpoint>(Price);
        catalog.Add<LoadBalancer>(Price);
        catalog.Add<Zone>(static (zone, bill) => bill.Add(zone, "hosted zone", 1, "route53/zone"));
        catalog.Add<PrivateDnsNamespace>(static (zone, bill) => bill.Add(zone, "hosted zone of the namespace", 1, "route53/zone"));
        catalog.Add<WebAcl>(static (acl, bill) =>
        {
            bill.Add(acl, "web ACL", 1, "waf/acl");
            bill.Add(acl, "rules and rule groups", acl.Args.Rules?.Count ?? 0, "waf/rule");
        });
        catalog.AddByUse<Distribution>("paid by requests and by traffic to visitors, beyond a free amount");
        catalog.AddByUse<Aws.CloudFront.Function>("paid by invocations, beyond a free amount");
    }

    private static void Price(VpcEndpoint endpoint, Bill bill)
    {
        // Gateway endpoints cost nothing; the others have an interface in each subnet.
        if (endpoint.Args.VpcEndpointType?.Literal == "Interface")
        {
            bill.Hours(endpoint, "interface endpoint, by zone", Math.Max(1, endpoint.Args.SubnetIds?.Count ?? 1), "vpc/endpoint");
        }
    }

    private static void Price(LoadBalancer balancer, Bill bill)
    {
        if (balancer.Args.LoadBalancerType?.Literal is not (null or "application"))
        {
            bill.NotEstimated(balancer, "only Application Load Balancers are priced");
            return;
        }

        bill.Hours(balancer, "Application Load Balancer", 1, "alb/hour");
        bill.Hours(balancer, "load balancer capacity units", bill.Usage.LoadBalancerUnits, "alb/lcu");
        if (balancer.Args.Internal?.Literal != true)
        {
            bill.Hours(balancer, "public IPv4 addresses, by zone", Math.Max(balancer.Args.Subnets?.Count ?? 0, balancer.Args.SubnetMappings?.Count ?? 0), PublicAddress);
        }
    }
}
