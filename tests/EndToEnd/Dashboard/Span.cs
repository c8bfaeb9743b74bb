using System.Text.Json;

namespace WpAspire.EndToEnd.Dashboard;

/// <summary>A span, as Aspire's CLI tells what the dashboard has.</summary>
internal sealed record Span(string TraceId, string SpanId, string? ParentSpanId, string Name, string Source, double DurationMs, IReadOnlyDictionary<string, JsonElement>? Attributes)
{
    /// <summary>The text of an attribute; <see langword="null"/> if it has none of that name.</summary>
    public string? this[string name] => Attributes?.TryGetValue(name, out var value) == true ? value.ToString() : null;

    /// <summary>All spans of an answer.</summary>
    public static IReadOnlyList<Span> Read(string json) => JsonSerializer.Deserialize<List<Span>>(json, JsonSerializerOptions.Web)!;
}
