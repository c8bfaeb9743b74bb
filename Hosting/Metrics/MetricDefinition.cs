namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value of a resource that is measured again and again.</summary>
/// <param name="Name">Unique among the metrics of a resource: words of lower-case letters and digits, with dots or hyphens between them, such as <c>php.workers.busy</c>.</param>
/// <param name="Title">What people read, such as <c>Busy</c>.</param>
/// <param name="Unit">What is kept is measured in.</param>
public sealed record MetricDefinition(string Name, string Title, MetricUnit Unit)
{
    /// <summary>The title of the chart that shows it; metrics of one chart have one unit. By default a chart of its own.</summary>
    public string Chart { get; init; } = Title;

    /// <summary>How the values that are read become those that are kept.</summary>
    public MetricKind Kind { get; init; } = MetricKind.Gauge;
}
