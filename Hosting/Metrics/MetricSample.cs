namespace WpAspire.Hosting.Metrics;

/// <summary>One value that was measured.</summary>
/// <param name="Resource">The resource's name.</param>
/// <param name="Replica">Which of its replicas; <see langword="null"/> for all together.</param>
/// <param name="Metric">What was measured.</param>
/// <param name="Value">The value; not a number for a gap.</param>
/// <param name="Maximum">The most that it can be, where that is known.</param>
internal readonly record struct MetricSample(string Resource, int? Replica, MetricDefinition Metric, double Value, double? Maximum = null);
