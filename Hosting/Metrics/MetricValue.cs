namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that was read.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Value">The value; a counter's is the total.</param>
public sealed record MetricValue(string Name, double Value)
{
    /// <summary>What tells several values of one metric apart, such as <c>state</c> = <c>idle</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Attributes { get; init; } = [];
}
