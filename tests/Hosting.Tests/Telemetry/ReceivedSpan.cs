namespace WpAspire.Hosting.Tests.Telemetry;

/// <summary>A span that was received.</summary>
internal sealed record ReceivedSpan(string Service, string Scope, string Name, string TraceId, string SpanId, string ParentId, bool IsError, IReadOnlyDictionary<string, string> Attributes);
