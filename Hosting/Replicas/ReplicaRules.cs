namespace WpAspire.Hosting.Replicas;

/// <summary>Which resources can have several replicas on this machine.</summary>
internal static class ReplicaRules
{
    /// <summary>Refuses a number of replicas that a resource cannot have.</summary>
    /// <exception cref="DistributedApplicationException">It cannot have that many.</exception>
    public static void Ensure(ContainerResource resource, int replicas, DistributedApplicationModel model)
    {
        if (Always(resource, model) is { } objection)
        {
            throw new DistributedApplicationException($"The resource '{resource.Name}' cannot run as a replica set: {objection}.");
        }

        if (replicas > 1 && Objection(resource) is { } other)
        {
            throw new DistributedApplicationException(
                $"The resource '{resource.Name}' cannot have {replicas.ToString(CultureInfo.InvariantCulture)} replicas: {other}.");
        }
    }

    /// <summary>Why a resource can have one replica only, as the end of a sentence; <see langword="null"/> if it can have more.</summary>
    public static string? Objection(ContainerResource resource)
    {
        if (resource.Annotations.OfType<SingleInstanceAnnotation>().LastOrDefault() is { } single)
        {
            return single.Reason;
        }

        return resource.Annotations.OfType<ContainerMountAnnotation>().FirstOrDefault(m => HasOneWriter(m, resource)) is { } mount
            ? $"only one container may write to its volume '{mount.Source}' at '{mount.Target}'"
            : null;
    }

    /// <summary>Whether only one container may write to what is mounted.</summary>
    public static bool HasOneWriter(ContainerMountAnnotation mount, IResource resource) =>
        mount is { Type: ContainerMountType.Volume, Source: not null, IsReadOnly: false }
        && !resource.Annotations.OfType<ISharedMountAnnotation>().Any(s => s.Target == mount.Target);

    private static string? Always(ContainerResource resource, DistributedApplicationModel model)
    {
        if (resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(static e => e is not { UriScheme: "http" or "https", TargetPort: not null }) is { } endpoint)
        {
            return $"its endpoint '{endpoint.Name}' is no HTTP endpoint with a target port, which is all that the load balancer can stand before";
        }

        if (resource.Annotations.OfType<ContainerNameAnnotation>().LastOrDefault() is { } own)
        {
            return $"only one container can have the name '{own.Name}', which WithContainerName gives it";
        }

        return model.Resources.FirstOrDefault(r => r is not ReplicaResource && IsNamedLikeReplica(r.Name, resource.Name)) is { } other
            ? $"'{other.Name}' would be both the resource of that name and one of the replicas; rename one of the two"
            : null;
    }

    private static bool IsNamedLikeReplica(string name, string resource) =>
        name.Length > resource.Length + 1
        && name.StartsWith(resource + "-", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(name.AsSpan(resource.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= ReplicaSetBuilderExtensions.MostReplicas;
}
