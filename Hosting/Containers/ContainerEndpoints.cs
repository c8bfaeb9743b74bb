namespace WpAspire.Hosting.Containers;

/// <summary>Endpoints as containers see them.</summary>
internal static class ContainerEndpoints
{
    /// <summary>Says where the containers of the run find an endpoint.</summary>
    public static void AllocateForContainers(this EndpointAnnotation endpoint, string host, int port)
    {
        var network = KnownNetworkIdentifiers.DefaultAspireContainerNetwork;
        endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(network, new AllocatedEndpoint(endpoint, host, port, EndpointBindingMode.SingleAddress, null, network));
    }
}
