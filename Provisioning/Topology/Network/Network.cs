using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// The network: a public tier for load balancers and NAT, an application tier for containers, and a data tier that
/// has no way out.
/// </summary>
internal sealed record Network
{
    /// <summary>The network itself.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The public subnets, one in each zone.</summary>
    public required IReadOnlyList<Input<string>> Public { get; init; }

    /// <summary>The subnets of the containers, one in each zone.</summary>
    public required IReadOnlyList<Input<string>> App { get; init; }

    /// <summary>The subnets of database, cache and file systems, one in each zone.</summary>
    public required IReadOnlyList<Input<string>> Data { get; init; }

    /// <summary>The ways out of the application tier that the program makes.</summary>
    public IReadOnlyList<NatGateway> NatGateways { get; init; } = [];

    /// <summary>The addresses of S3, whose way does not lead through NAT.</summary>
    public required Input<string> S3PrefixListId { get; init; }

    /// <summary>What makes the public tier public: AWS refuses a load balancer there before.</summary>
    public IReadOnlyList<CustomResource> PublicWays { get; init; } = [];

    /// <summary>
    /// What leads from the application tier to AWS and the internet. A task needs it to start, and to stop: its agent
    /// says so to ECS. Nothing in a task refers to it, so whoever runs tasks must wait for it.
    /// </summary>
    public IReadOnlyList<CustomResource> AppWays { get; init; } = [];

    /// <summary>Adds the network, or finds the one that is there.</summary>
    public static Network Create(TopologyContext context) =>
        context.Options.Network.VpcId is { } vpc ? ExistingNetwork.Find(context, vpc) : OwnNetwork.Create(context);
}
