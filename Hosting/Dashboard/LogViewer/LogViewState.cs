using System.Text.Json.Serialization;
using WpAspire.Hosting.Dashboard.Api;

namespace WpAspire.Hosting.Dashboard.LogViewer;

/// <summary>What a page has to know to show lines.</summary>
/// <param name="View">The id of its view.</param>
/// <param name="First">The place of the first line.</param>
/// <param name="End">The place after the last.</param>
/// <param name="IsComplete">Whether all lines were looked at that there are.</param>
internal sealed record LogViewState(string View, long First, long End, bool IsComplete)
{
    /// <summary>How many lines are kept, whether they are wanted or not.</summary>
    public long Kept { get; init; }

    /// <summary>How many older ones are not.</summary>
    public long Dropped { get; init; }

    /// <summary>The replicas that there are.</summary>
    public IReadOnlyList<int> Replicas { get; init; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LogViewState))]
[JsonSerializable(typeof(ErrorReply))]
internal sealed partial class LogJson : JsonSerializerContext;
