using System.Text.RegularExpressions;

namespace Aspire.Hosting;

/// <summary>Adds metrics to resources.</summary>
public static partial class MetricsBuilderExtensions
{
    /// <summary>
    /// Adds metrics to a resource that speaks no OpenTelemetry itself: the AppHost reads them every five seconds, of each of
    /// its replicas, while it runs, and publishes them to Aspire's dashboard under the resource's name. Without a dashboard,
    /// and in a publish, nothing is read.
    /// </summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The resource.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="open">Opens a reader for one running container.</param>
    /// <returns>The resource, for further configuration.</returns>
    /// <exception cref="DistributedApplicationException">A metric's name or unit is not allowed, or its name is taken.</exception>
    /// <example>
    /// <code>
    /// builder.AddContainer("worker", "worker").WithMetrics(
    ///     [new("jobs.waiting", "{job}", "Jobs that wait."), new("jobs.done", "{job}", "Jobs that are done.", MetricKind.Counter)],
    ///     (context, cancellationToken) => JobsReader.OpenAsync(context, cancellationToken));
    /// </code>
    /// </example>
    public static IResourceBuilder<T> WithMetrics<T>(this IResourceBuilder<T> builder, IReadOnlyList<MetricDefinition> metrics, Func<MetricsContext, CancellationToken, Task<IMetricsReader>> open)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(open);

        var resource = builder.Resource;
        var known = resource.Annotations.OfType<MetricsAnnotation>().SelectMany(static a => a.Metrics).Select(static m => m.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var metric in metrics)
        {
            BadInput.ThrowIf(
                !NamePattern().IsMatch(metric.Name),
                $"The metric name '{metric.Name}' of the resource '{resource.Name}' is invalid: it has words of lower-case letters, digits and underscores with dots between them, such as php.worker.count.");

            BadInput.ThrowIf(
                !UnitPattern().IsMatch(metric.Unit),
                $"The unit '{metric.Unit}' of the metric '{metric.Name}' of the resource '{resource.Name}' is invalid: it has 1 to 63 characters of ASCII without spaces, as UCUM writes units, such as By, s, 1 or {{connection}}.");

            BadInput.ThrowIf(
                !known.Add(metric.Name),
                $"The resource '{resource.Name}' has the metric '{metric.Name}' already.");
        }

        builder.ApplicationBuilder.Site();
        return builder.WithAnnotation(new MetricsAnnotation([.. metrics], open));
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*([.][a-z][a-z0-9_]*)*$")]
    private static partial Regex NamePattern();

    // OpenTelemetry's own limits of a unit.
    [GeneratedRegex("^[!-~]{1,63}$")]
    private static partial Regex UnitPattern();
}
