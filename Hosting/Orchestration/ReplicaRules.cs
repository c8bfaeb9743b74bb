using System.Globalization;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Which resources can have several replicas on this machine.</summary>
internal static class ReplicaRules
{
    /// <summary>Refuses a number of replicas that a resource cannot have.</summary>
    /// <exception cref="DistributedApplicationException">It cannot have that many.</exception>
    public static void Ensure(ContainerResource resource, int replicas, DistributedApplicationModel model)
    {
        if (replicas > 1 && Objection(resource, model) is { } objection)
        {
            throw new DistributedApplicationException(
                $"The resource '{resource.Name}' cannot have {replicas.ToString(CultureInfo.InvariantCulture)} replicas: {objection}.");
        }
    }

    /// <summary>Why a resource can have one replica only, as the end of a sentence; <see langword="null"/> if it can have more.</summary>
    public static string? Objection(ContainerResource resource, DistributedApplicationModel model)
    {
        if (resource.Annotations.OfType<SingleInstanceAnnotation>().LastOrDefault() is { } single)
        {
            return single.Reason;
        }

        if (resource.Annotations.OfType<ContainerMountAnnotation>().FirstOrDefault(m => HasOneWriter(m, resource)) is { } mount)
        {
            return $"only one container may write to its volume '{mount.Source}' at '{mount.Target}'";
        }

        if (resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(e => IsBound(e, resource)) is { } endpoint)
        {
            return $"only one container can have the port of its endpoint '{endpoint.Name}'; leave the port to the engine, or let the load balancer have it (an external HTTP endpoint with a proxy)";
        }

        return model.Resources.FirstOrDefault(r => IsNamedLikeReplica(r.Name, resource.Name)) is { } other
            ? $"'{other.Name}' would be both the resource of that name and one of the replicas; rename one of the two"
            : null;
    }

    private static bool HasOneWriter(ContainerMountAnnotation mount, ContainerResource resource) =>
        mount is { Type: ContainerMountType.Volume, Source: not null, IsReadOnly: false }
        && !resource.Annotations.OfType<ISharedMountAnnotation>().Any(s => s.Target == mount.Target);

    private static bool IsBound(EndpointAnnotation endpoint, ContainerResource resource) =>
        !LoadBalancedEndpoints.IsLoadBalanced(endpoint, resource) && (endpoint.Port is not null || EndpointAllocator.IsSite(endpoint));

    private static bool IsNamedLikeReplica(string name, string resource) =>
        name.Length > resource.Length + 1
        && name.StartsWith(resource + "-", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(name.AsSpan(resource.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= ContainerResourceBuilderExtensions.MostReplicas;
}
