using WpAspire.Provisioning.Aws.Ec2;

namespace WpAspire.Provisioning.Topology;

/// <summary>The parts of a site that its containers use.</summary>
internal sealed record ComputeInputs(
    TopologyContext Context,
    Network Network,
    SecurityGroups Security,
    Registry Registry,
    IReadOnlyList<SharedFileSystem> FileSystems,
    IReadOnlyList<ManagedDatabase> Databases,
    IReadOnlyList<ManagedCache> Caches,
    SecretStore Secrets,
    IReadOnlyList<PublicEndpoint> Endpoints,
    ServiceDiscovery Discovery,
    ValueResolver Resolver)
{
    /// <summary>The ways to AWS' services inside the network that have a price.</summary>
    public IReadOnlyList<VpcEndpoint> InterfaceEndpoints { get; init; } = [];

    /// <summary>The buckets of uploads.</summary>
    public IReadOnlyList<UploadsBucket> Uploads { get; init; } = [];
}
