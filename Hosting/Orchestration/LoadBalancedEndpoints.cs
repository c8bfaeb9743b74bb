namespace WpAspire.Hosting.Orchestration;

/// <summary>Which endpoints the AppHost's load balancer stands before: those that are for the outside world and speak HTTP.</summary>
internal static class LoadBalancedEndpoints
{
    /// <summary>
    /// Whether the load balancer has an endpoint's port. That of a container which outlives the AppHost stays with the
    /// container, as does that of an endpoint that wants no proxy.
    /// </summary>
    public static bool IsLoadBalanced(EndpointAnnotation endpoint, IResource resource) =>
        EndpointAllocator.IsSite(endpoint) && endpoint is { IsProxied: true, TargetPort: not null } && !ContainerSpecFactory.IsPersistent(resource);

    /// <summary>The load-balanced endpoints of a resource.</summary>
    public static IEnumerable<EndpointAnnotation> Of(IResource resource) =>
        resource.Annotations.OfType<EndpointAnnotation>().Where(e => IsLoadBalanced(e, resource));
}
