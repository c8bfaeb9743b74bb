using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WpAspire.Hosting.Dashboard.Api;

namespace WpAspire.Hosting.Dashboard.Metrics;

/// <summary><c>GET /api/metrics</c>, with <c>?minutes=</c> for less than the last hour and <c>?resource=</c> for one resource.</summary>
internal sealed class MetricsApi(ResourceMetricsService metrics) : IDashboardApi
{
    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/api/metrics", List);

    private Task List(HttpContext context)
    {
        var minutes = (int)ResourceMetricsService.Retention.TotalMinutes;
        if (context.Request.Query["minutes"].ToString() is { Length: > 0 } asked
            && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out minutes) || minutes < 1 || minutes > ResourceMetricsService.Retention.TotalMinutes))
        {
            return context.WriteAsync(
                StatusCodes.Status400BadRequest,
                new ErrorReply($"There is no period of '{asked}' minutes: allowed is a whole number from 1 to {ResourceMetricsService.Retention.TotalMinutes:0}."),
                MetricsJson.Default.ErrorReply);
        }

        var resource = context.Request.Query["resource"].ToString();
        var view = MetricsView.Of(metrics.GetSnapshot(TimeSpan.FromMinutes(minutes)), s => resource.Length == 0 || s.Resource.Equals(resource, StringComparison.OrdinalIgnoreCase));
        return context.WriteAsync(StatusCodes.Status200OK, view, MetricsJson.Default.MetricsView);
    }
}

/// <summary>What was measured, for scripts.</summary>
/// <param name="Start">The time of the first value of each series.</param>
/// <param name="IntervalSeconds">The seconds from one value to the next.</param>
/// <param name="Count">The number of values of each series.</param>
/// <param name="Series">The series.</param>
internal sealed record MetricsView(DateTimeOffset Start, double IntervalSeconds, int Count, ImmutableArray<MetricSeriesView> Series)
{
    /// <summary>The view of those series of a snapshot that are wanted.</summary>
    public static MetricsView Of(MetricsSnapshot snapshot, Func<MetricSeriesSnapshot, bool> isWanted) => new(
        snapshot.Start,
        snapshot.Interval.TotalSeconds,
        snapshot.Count,
        [.. snapshot.Series.Where(isWanted).Select(static s => new MetricSeriesView
        {
            Id = s.Id,
            Resource = s.Resource,
            Replica = s.Replica,
            Metric = s.Metric.Name,
            Chart = s.Metric.Chart,
            Title = s.Metric.Title,
            Unit = s.Metric.Unit,
            Maximum = s.Maximum,
            Values = [.. s.Values.Select(static v => float.IsNaN(v) ? (float?)null : v)],
        })]);
}

/// <summary>One series, for scripts.</summary>
internal sealed record MetricSeriesView
{
    /// <summary>Unique in a run.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the resource.</summary>
    public required string Resource { get; init; }

    /// <summary>Which of its replicas; left out for what concerns all together.</summary>
    public int? Replica { get; init; }

    /// <summary>The metric's name.</summary>
    public required string Metric { get; init; }

    /// <summary>The title of its chart.</summary>
    public required string Chart { get; init; }

    /// <summary>Its title in the chart.</summary>
    public required string Title { get; init; }

    /// <summary>What its values are measured in.</summary>
    public required MetricUnit Unit { get; init; }

    /// <summary>The most that a value can be; left out where that is not known.</summary>
    public double? Maximum { get; init; }

    /// <summary>The values, the oldest first; <see langword="null"/> for a gap.</summary>
    public required ImmutableArray<float?> Values { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(MetricsView))]
[JsonSerializable(typeof(ErrorReply))]
internal sealed partial class MetricsJson : JsonSerializerContext;
