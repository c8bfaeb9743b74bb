namespace WpAspire.Hosting.Tests.Telemetry;

/// <summary>A value of a metric that was received; a histogram's is how many it has counted.</summary>
internal sealed record ReceivedPoint(string Service, string? Instance, string Metric, string Unit, string Description, string Kind, double Value, IReadOnlyDictionary<string, string> Attributes);
