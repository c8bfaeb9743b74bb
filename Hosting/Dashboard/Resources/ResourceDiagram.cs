using WpAspire.Hosting.Dashboard.Components;
using WpAspire.Hosting.Dashboard.Graphs;

namespace WpAspire.Hosting.Dashboard.Resources;

/// <summary>Makes a graph of resources: a solid arrow where one waits for another, a dashed one where it knows it otherwise. Pure.</summary>
internal static class ResourceDiagram
{
    /// <summary>The graph.</summary>
    /// <param name="resources">The resources. What they know and is not among them, is not drawn.</param>
    /// <param name="href">Where the box of a resource leads, by its name.</param>
    public static Graph Of(IReadOnlyCollection<ResourceView> resources, Func<string, string> href) => new(
        [.. resources.Select(r => new GraphNode(r.Name, r.Name)
        {
            Kind = r.Type,
            Lines = r.Replicas is { Wanted: > 1 } replicas ? [$"{replicas.Running} of {replicas.Wanted} replicas"] : [],
            State = StateBadge.Words(r.State),
            Mood = r.Mood,
            Href = href(r.Name),
        })],
        [.. resources.SelectMany(Edges)]);

    private static IEnumerable<GraphEdge> Edges(ResourceView resource)
    {
        foreach (var other in resource.WaitsFor)
        {
            yield return new(resource.Name, other);
        }

        // Who waits for another refers to it as a rule; only what else there is, is news.
        var referred = resource.RefersTo.Concat(resource.Parent is { } parent ? [parent] : []);
        foreach (var other in referred.Except(resource.WaitsFor, StringComparer.OrdinalIgnoreCase))
        {
            yield return new(resource.Name, other) { IsDashed = true };
        }
    }
}
