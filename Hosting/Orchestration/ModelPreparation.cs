using WpAspire.Hosting.Eventing;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Makes a model ready to be used: its own last additions, its parameters, its ports. Done once.</summary>
internal sealed class ModelPreparation(
    DistributedApplicationModel model, BeforeStartPublisher beforeStart, EndpointAllocator endpoints, IDistributedApplicationEventing eventing, IServiceProvider services)
{
    private Task? _preparing;

    /// <summary>Prepares the model, unless it is prepared.</summary>
    /// <exception cref="DistributedApplicationException">A parameter has no value.</exception>
    public Task PrepareAsync(CancellationToken cancellationToken) => _preparing ??= PrepareOnceAsync(cancellationToken);

    private async Task PrepareOnceAsync(CancellationToken cancellationToken)
    {
        await beforeStart.EnsurePublishedAsync(cancellationToken);

        foreach (var container in model.Resources.OfType<ContainerResource>())
        {
            ReplicaRules.Ensure(container, container.GetReplicaCount(), model);
        }

        foreach (var parameter in model.Resources.OfType<ParameterResource>())
        {
            await parameter.GetValueAsync(cancellationToken);
        }

        foreach (var resource in model.Resources)
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                EndpointAllocator.Allocate(resource, endpoint, endpoints.HostPort(resource, endpoint));
            }

            if (resource is IResourceWithEndpoints withEndpoints)
            {
                await eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(withEndpoints, services), cancellationToken);
            }
        }
    }
}
