using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// Turns a container of the model into its specification, by resolving every expression as that container sees it.
/// It asks the engine nothing but where this machine is, for a container that uses what runs in the AppHost.
/// </summary>
internal sealed class ContainerSpecFactory(
    SiteIdentity site,
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext executionContext,
    EndpointAllocator endpoints,
    HostGateway gateway,
    ResourceLoggerService loggers,
    IServiceProvider services)
{
    /// <summary>Computes the specification of one replica.</summary>
    /// <param name="resource">The container.</param>
    /// <param name="image">Its image.</param>
    /// <param name="replica">Which of the replicas, from 1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DistributedApplicationException">The model asks for something that no container can have.</exception>
    public async Task<ContainerSpec> CreateAsync(ContainerResource resource, ResolvedImage image, int replica, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(resource);
        return new ContainerSpec
        {
            Resource = resource.Name,
            Replica = replica,
            Name = SiteNames.Container(site, resource, replica),
            Image = image.Reference,
            ImageId = image.Id,
            Entrypoint = resource.Entrypoint is { } entrypoint ? [entrypoint] : null,
            Command = await ArgumentsAsync(resource, logger, cancellationToken),
            Environment = await EnvironmentAsync(resource, logger, cancellationToken),
            Ports = Ports(resource),
            Mounts = Mounts(resource),
            Aliases = Aliases(resource, replica),
            Network = SiteNames.Network(site),
            Files = await ContainerFiles.ResolveAsync(resource, services, cancellationToken),
            Runtime = await RuntimeAsync(resource, cancellationToken),
            IsPersistent = IsPersistent(resource),
        };
    }

    /// <summary>Whether a container goes on running when the AppHost ends.</summary>
    public static bool IsPersistent(IResource resource) =>
        resource.Annotations.OfType<ContainerLifetimeAnnotation>().LastOrDefault()?.Lifetime == ContainerLifetime.Persistent;

    /// <summary>The environment of a container, resolved as the container sees it.</summary>
    public async Task<SortedDictionary<string, string>> EnvironmentAsync(ContainerResource resource, ILogger logger, CancellationToken cancellationToken)
    {
        var resolved = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in await resource.GetEnvironmentAsync(executionContext, logger, cancellationToken))
        {
            if (name.Length == 0 || name.Contains('=', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal))
            {
                throw new DistributedApplicationException(
                    $"The environment variable name '{name}' of the resource '{resource.Name}' is not allowed: a name is not empty and has no '='.");
            }

            if (await resource.ResolveValueAsync(executionContext, value, cancellationToken) is { } text)
            {
                resolved[name] = text;
            }
        }

        return resolved;
    }

    private async Task<IReadOnlyList<string>?> ArgumentsAsync(ContainerResource resource, ILogger logger, CancellationToken cancellationToken)
    {
        var resolved = new List<string>();
        foreach (var argument in await resource.GetArgumentsAsync(executionContext, logger, cancellationToken))
        {
            if (await resource.ResolveValueAsync(executionContext, argument, cancellationToken) is { } text)
            {
                resolved.Add(text);
            }
        }

        return resolved.Count == 0 ? null : resolved;
    }

    private async Task<RuntimeOptions> RuntimeAsync(ContainerResource resource, CancellationToken cancellationToken)
    {
        var options = RuntimeOptionsParser.Parse(resource.Name, await RuntimeArgumentsAsync(resource, cancellationToken));
        if (!model.Resources.OfType<IInProcessResource>().Any())
        {
            return options;
        }

        var used = (await resource.GetResourceDependenciesAsync(executionContext, ResourceDependencyDiscoveryMode.DirectOnly, cancellationToken)).OfType<IInProcessResource>().ToList();
        return used.Count == 0 ? options : options with { ExtraHosts = [.. options.ExtraHosts, .. await ExtraHostsAsync(used, cancellationToken)] };
    }

    // What runs in the AppHost has no container that could have its name in the network.
    private async Task<IEnumerable<string>> ExtraHostsAsync(IEnumerable<IInProcessResource> used, CancellationToken cancellationToken)
    {
        var host = await gateway.GetAsync(cancellationToken);
        return used.Select(r => $"{r.Name}:{host.ContainerName}").Order(StringComparer.Ordinal);
    }

    internal static async Task<List<string>> RuntimeArgumentsAsync(ContainerResource resource, CancellationToken cancellationToken)
    {
        var arguments = new List<object>();
        foreach (var annotation in resource.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
        {
            await annotation.Callback(new ContainerRuntimeArgsCallbackContext(arguments, cancellationToken));
        }

        return [.. arguments.Select(static a => Convert.ToString(a, CultureInfo.InvariantCulture) ?? "")];
    }

    // The resource's name means any of its replicas, and the name with a number that one, unless it is a resource's.
    private List<string> Aliases(ContainerResource resource, int replica)
    {
        var own = SiteNames.Replica(resource.Name, replica);
        var isTaken = model.Resources.Any(r => r.Name.Equals(own, StringComparison.OrdinalIgnoreCase));
        return
        [
            resource.Name,
            .. isTaken ? [] : (string[])[own],
            .. resource.Annotations.OfType<ContainerNetworkAliasAnnotation>().Select(static a => a.Alias),
        ];
    }

    // Two endpoints may be one port of the container: HTTP and HTTPS before the same load balancer.
    private List<PortSpec> Ports(ContainerResource resource) =>
        [.. resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => Port(resource, endpoint)).Distinct()];

    private PortSpec Port(ContainerResource resource, EndpointAnnotation endpoint)
    {
        var targetPort = endpoint.TargetPort ?? throw new DistributedApplicationException(
            $"The endpoint '{endpoint.Name}' of the container '{resource.Name}' has no target port: give it the port that the container listens on.");
        var protocol = EndpointAllocator.ProtocolOf(endpoint);
        return LoadBalancedEndpoints.IsLoadBalanced(endpoint, resource)
            ? new PortSpec(targetPort, protocol, IPAddress.Loopback.ToString(), HostPort: null)
            : new PortSpec(targetPort, protocol, EndpointAllocator.HostAddress(endpoint).ToString(), endpoints.HostPort(resource, endpoint));
    }

    private static List<MountSpec> Mounts(ContainerResource resource)
    {
        var mounts = resource.Annotations.OfType<ContainerMountAnnotation>()
            .Select(m => new MountSpec(m.Type == ContainerMountType.Volume, m.Source, m.Target, m.IsReadOnly) { Owner = VolumeOwnership.Of(resource, m.Target) })
            .ToList();

        if (mounts.GroupBy(static m => m.Target).FirstOrDefault(static g => g.Count() > 1) is { } twice)
        {
            throw new DistributedApplicationException($"The container '{resource.Name}' has two mounts at '{twice.Key}': give each a path of its own.");
        }

        foreach (var mount in mounts)
        {
            if (!mount.Target.StartsWith('/'))
            {
                throw new DistributedApplicationException($"The mount '{mount.Target}' of the container '{resource.Name}' is no absolute path: it begins with '/'.");
            }

            if (!mount.IsVolume && !Path.Exists(mount.Source))
            {
                throw new DistributedApplicationException(
                    $"The directory '{mount.Source}' that the container '{resource.Name}' mounts at '{mount.Target}' does not exist: create it, or name another in WithBindMount.");
            }
        }

        return mounts;
    }
}
