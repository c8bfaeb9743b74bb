using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>A whole site in AWS: the parts, and the program that they make up.</summary>
internal sealed record SiteTopology
{
    /// <summary>What all parts work with.</summary>
    public required TopologyContext Context { get; init; }

    /// <summary>The network.</summary>
    public required Network Network { get; init; }

    /// <summary>The image repositories.</summary>
    public required Registry Registry { get; init; }

    /// <summary>The file systems of the shared volumes.</summary>
    public required IReadOnlyList<SharedFileSystem> FileSystems { get; init; }

    /// <summary>The buckets of uploads.</summary>
    public required IReadOnlyList<UploadsBucket> Uploads { get; init; }

    /// <summary>The databases.</summary>
    public required IReadOnlyList<ManagedDatabase> Databases { get; init; }

    /// <summary>The caches.</summary>
    public required IReadOnlyList<ManagedCache> Caches { get; init; }

    /// <summary>The secrets.</summary>
    public required SecretStore Secrets { get; init; }

    /// <summary>The certificates.</summary>
    public required Certificates Certificates { get; init; }

    /// <summary>The load balancers.</summary>
    public required IReadOnlyList<PublicEndpoint> Endpoints { get; init; }

    /// <summary>What stands before the load balancers.</summary>
    public required IReadOnlyList<Edge> Edges { get; init; }

    /// <summary>The cluster and what runs on it.</summary>
    public required Compute Compute { get; init; }

    /// <summary>Where alarms go.</summary>
    public required Notifications Notifications { get; init; }

    /// <summary>The program.</summary>
    public PulumiProgram Program => Context.Program;

    /// <summary>Makes a site of a model and options. It does nothing but compute.</summary>
    /// <param name="model">What the application consists of.</param>
    /// <param name="options">The options, checked, with a region.</param>
    /// <param name="siteName">The site's name.</param>
    /// <param name="environmentName">The environment's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DistributedApplicationException">A value of the model has no counterpart in AWS.</exception>
    public static async Task<SiteTopology> CreateAsync(
        CloudModel model, AwsOptions options, string siteName, string environmentName, CancellationToken cancellationToken)
    {
        var context = new TopologyContext(model, options, siteName, environmentName);
        var network = Network.Create(context);
        var security = new SecurityGroups(context, network);
        var notifications = Notifications.Create(context);
        var secrets = new SecretStore(context);
        var registry = Registry.Create(context);
        var fileSystems = SharedFileSystem.Create(context, network, security);
        var databases = ManagedDatabase.Create(context, network, security, notifications);
        var caches = ManagedCache.Create(context, network, security, secrets);
        var certificates = Certificates.Create(context);
        var endpoints = PublicEndpoint.Create(context, network, security, certificates);
        var uploads = UploadsBucket.Create(context);
        var edges = Edge.Create(context, endpoints, certificates, uploads);
        foreach (var bucket in uploads)
        {
            bucket.AddPolicy(context, edges.FirstOrDefault(e => e.Workload == bucket.Site)?.Distribution);
        }

        var discovery = new ServiceDiscovery(context, network);
        var resolver = new ValueResolver(new EndpointAddresses(databases, caches, endpoints, discovery), secrets);
        foreach (var server in model.DatabaseServers)
        {
            resolver.AddAdministrator(server);
        }

        var compute = await Compute.CreateAsync(
            new ComputeInputs(context, network, security, registry, fileSystems, databases, caches, secrets, endpoints, discovery, resolver) { Uploads = uploads }, cancellationToken);
        var site = new SiteTopology
        {
            Context = context,
            Network = network,
            Registry = registry,
            FileSystems = fileSystems,
            Uploads = uploads,
            Databases = databases,
            Caches = caches,
            Secrets = secrets,
            Certificates = certificates,
            Endpoints = endpoints,
            Edges = edges,
            Compute = compute,
            Notifications = notifications,
        };
        registry.AddLifecycles(context, compute.Workloads);
        Observability.Create(site);
        Backups.Create(site);
        StackOutputs.Create(site);
        return site;
    }
}
