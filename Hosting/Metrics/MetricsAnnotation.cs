namespace Aspire.Hosting.ApplicationModel;

/// <summary>Metrics that an integration adds to a resource, and how they are read; see <see cref="MetricsBuilderExtensions.WithMetrics"/>.</summary>
/// <param name="metrics">The metrics.</param>
/// <param name="open">Opens a reader for one running container.</param>
public sealed class MetricsAnnotation(IReadOnlyList<MetricDefinition> metrics, Func<MetricsContext, CancellationToken, Task<IMetricsReader>> open) : IResourceAnnotation
{
    /// <summary>The metrics.</summary>
    public IReadOnlyList<MetricDefinition> Metrics { get; } = metrics ?? throw new ArgumentNullException(nameof(metrics));

    /// <summary>Opens a reader for one running container.</summary>
    public Func<MetricsContext, CancellationToken, Task<IMetricsReader>> Open { get; } = open ?? throw new ArgumentNullException(nameof(open));
}
