using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Metrics;

/// <summary>What readers get to know of the container that they read.</summary>
internal sealed class RunningContainerContext(MeasuredContainer measured, DockerEngine engine, IServiceProvider services) : MetricsContext
{
    /// <summary>The container as it was found last.</summary>
    public MeasuredContainer Measured { get; set; } = measured;

    /// <inheritdoc/>
    public override IResource Resource => Measured.Resource;

    /// <inheritdoc/>
    public override int Replica => Measured.Container.Replica;

    /// <inheritdoc/>
    public override HealthStatus? Health => Measured.Health;

    /// <inheritdoc/>
    public override IServiceProvider Services => services;

    /// <inheritdoc/>
    public override Uri? GetAddress(EndpointReference endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.Resource == Measured.Resource ? ContainerAddress.Of(endpoint.EndpointAnnotation, Measured.Resource, Measured.Container) : null;
    }

    /// <inheritdoc/>
    public override IContainerCommand StartCommand(params IReadOnlyList<string> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return new ContainerCommand(engine, Measured.Container.Id, Measured.Resource.Name, command);
    }
}
