namespace WpAspire.Hosting.Metrics;

/// <summary>A metric among the fields of what a server says of itself.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Name">The field's name.</param>
/// <param name="Attribute">What tells its value from those of other fields of the metric; <see langword="null"/> for nothing.</param>
/// <param name="Own">How much of it is the AppHost's own, which is not counted.</param>
internal sealed record MetricField(MetricDefinition Metric, string Name, KeyValuePair<string, object?>? Attribute = null, int Own = 0)
{
    /// <summary>The values of those fields that are there.</summary>
    /// <param name="fields">The fields that are known.</param>
    /// <param name="read">Gives the value of a field; <see langword="null"/> if it is not there.</param>
    public static IReadOnlyList<MetricValue> Values(IEnumerable<MetricField> fields, Func<string, double?> read) =>
    [
        .. from field in fields
           let value = read(field.Name)
           where value is not null
           select new MetricValue(field.Metric.Name, Math.Max(0, value.Value - field.Own)) { Attributes = field.Attribute is { } attribute ? [attribute] : [] },
    ];
}
