namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value of a resource that is measured again and again, in OpenTelemetry's terms.</summary>
/// <param name="Name">
/// Unique among the metrics of a resource: words of lower-case letters, digits and underscores with dots between them, such as
/// <c>php.worker.count</c>.
/// </param>
/// <param name="Unit">
/// The unit as UCUM writes it, such as <c>By</c> for bytes, <c>s</c> for seconds, <c>1</c> for a ratio; things that are counted
/// are in braces, such as <c>{connection}</c>.
/// </param>
/// <param name="Description">What it is, in a sentence.</param>
/// <param name="Kind">What its values are.</param>
public sealed record MetricDefinition(string Name, string Unit, string Description, MetricKind Kind = MetricKind.Gauge);
