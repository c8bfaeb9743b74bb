using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Metrics;

/// <summary>A container that runs now.</summary>
/// <param name="Resource">The resource that it was made for.</param>
/// <param name="Container">The container.</param>
/// <param name="Health">What its health checks say; <see langword="null"/> while they have said nothing.</param>
internal sealed record MeasuredContainer(ContainerResource Resource, ContainerState Container, HealthStatus? Health);
