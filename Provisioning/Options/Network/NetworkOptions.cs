using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>The network: three tiers (public, application, data) over several zones.</summary>
public sealed record NetworkOptions
{
    /// <summary>What stands in <see cref="Zones"/> where a zone was taken away.</summary>
    internal const string EmptyPlace = "-";

    private const string SubnetPattern = @"^(subnet-([0-9a-f]{8}|[0-9a-f]{17})|[^=,]{1,128}=[^,]{1,256})$";
    private const string SubnetText = "the ID of a subnet such as subnet-0a1b2c3d4e5f67890, or one tag such as Tier=app";

    /// <summary>The private addresses of the site's own network.</summary>
    [Option("10.0.0.0/16"), PrivateCidr]
    public required string Cidr { get; init; }

    /// <summary>
    /// A network that is there already, in place of one of the site's own. Nothing of it is made, changed or deleted: its routes,
    /// NAT gateways, flow logs and the gateway endpoint of S3 are its owner's. It needs DNS support and DNS host names.
    /// </summary>
    [Option, Text(@"^vpc-([0-9a-f]{8}|[0-9a-f]{17})$", "the ID of a VPC such as vpc-0a1b2c3d4e5f67890")]
    public string? VpcId { get; init; }

    /// <summary>
    /// The subnets of load balancers that the internet reaches, in the network that is there: their IDs, one in each zone, or a
    /// tag that one in each zone has, such as Tier=public.
    /// </summary>
    [Option(""), Text(SubnetPattern, SubnetText)]
    public required IReadOnlyList<string> PublicSubnets { get; init; }

    /// <summary>
    /// The subnets of containers, in the network that is there. They need a way to the internet, or Aws:Network:Nat is none, and
    /// to S3.
    /// </summary>
    [Option(""), Text(SubnetPattern, SubnetText)]
    public required IReadOnlyList<string> AppSubnets { get; init; }

    /// <summary>The subnets of database, cache and file systems, in the network that is there; they may be those of the containers.</summary>
    [Option(""), Text(SubnetPattern, SubnetText)]
    public required IReadOnlyList<string> DataSubnets { get; init; }

    /// <summary>How many availability zones the site spans.</summary>
    [Option(2, 3), Between(2, 6)]
    public required int ZoneCount { get; init; }

    /// <summary>
    /// The availability zones by name or ID, as many as there are to be; - keeps the place of one that is taken away. Without
    /// them, the region's first ones that have all that a site needs, which stay what they are.
    /// </summary>
    [Option(""), Text(@"^(-|[a-z]{2}(-[a-z]+)+-\d[a-z]|[a-z]{3,5}\d-az\d)$", "an availability zone such as us-east-1a or use1-az1, or - for a place that stays empty")]
    public required IReadOnlyList<string> Zones { get; init; }

    /// <summary>How containers reach the internet: a NAT gateway per zone, a single one, or none.</summary>
    [Option(NatMode.Single, NatMode.PerZone)]
    public required NatMode Nat { get; init; }

    /// <summary>Whether accepted and rejected connections are logged.</summary>
    [Option(true)]
    public required bool FlowLogs { get; init; }

    /// <summary>How long flow logs are kept. Without it, as long as other logs.</summary>
    [Option, LogRetention]
    public int? FlowLogRetentionDays { get; init; }

    /// <summary>The AWS services that are reached inside the network, each for an hourly price. S3 always is, for none.</summary>
    [Option(""), OneOf("ecr.api", "ecr.dkr", "ecs", "ecs-agent", "ecs-telemetry", "elasticfilesystem", "kms", "logs", "secretsmanager", "ssmmessages", "xray")]
    public required IReadOnlyList<string> InterfaceEndpoints { get; init; }
}
