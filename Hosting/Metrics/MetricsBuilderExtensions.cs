using System.Text.RegularExpressions;

namespace Aspire.Hosting;

/// <summary>Adds metrics to resources.</summary>
public static partial class MetricsBuilderExtensions
{
    /// <summary>
    /// Adds metrics to a resource: they are read every few seconds, of each of its replicas, from the moment the
    /// application is ready, and kept for an hour. A publish ignores them.
    /// </summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="open">Opens a reader for one running container.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">A metric's name is not allowed or taken, or its unit does not go with its kind or chart.</exception>
    public static IResourceBuilder<T> WithMetrics<T>(this IResourceBuilder<T> builder, IReadOnlyList<MetricDefinition> metrics, Func<MetricsContext, CancellationToken, Task<IMetricsReader>> open)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(open);

        var resource = builder.Resource;
        var known = resource.Annotations.OfType<MetricsAnnotation>().SelectMany(static a => a.Metrics).ToList();
        foreach (var metric in metrics)
        {
            Validate(metric, known, resource);
            known.Add(metric);
        }

        return builder.WithAnnotation(new MetricsAnnotation([.. metrics], open));
    }

    private static void Validate(MetricDefinition metric, List<MetricDefinition> known, IResource resource)
    {
        if (!MetricNamePattern().IsMatch(metric.Name))
        {
            throw new DistributedApplicationException(
                $"The metric name '{metric.Name}' of the resource '{resource.Name}' is invalid: it has words of lower-case letters and digits with dots or hyphens between them, such as php.workers.busy.");
        }

        if (known.Any(k => k.Name == metric.Name))
        {
            throw new DistributedApplicationException($"The resource '{resource.Name}' has the metric '{metric.Name}' already.");
        }

        if (metric is { Kind: MetricKind.Counter, Unit: not (MetricUnit.PerSecond or MetricUnit.BytesPerSecond) })
        {
            throw new DistributedApplicationException(
                $"The metric '{metric.Name}' of the resource '{resource.Name}' is a counter with the unit {metric.Unit}: what is kept of a counter is its growth, in PerSecond or BytesPerSecond.");
        }

        if (known.FirstOrDefault(k => k.Chart == metric.Chart && k.Unit != metric.Unit) is { } other)
        {
            throw new DistributedApplicationException(
                $"The metrics '{other.Name}' ({other.Unit}) and '{metric.Name}' ({metric.Unit}) of the resource '{resource.Name}' are in one chart, '{metric.Chart}': give them one unit or two charts.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]*([.-][a-z0-9]+)*$")]
    private static partial Regex MetricNamePattern();
}
