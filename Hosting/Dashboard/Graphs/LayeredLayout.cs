namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>
/// Lays a graph out in columns from left to right, so that arrows point to the right (Sugiyama's method): turns links of
/// cycles around, puts boxes into layers by the longest way to them, orders each layer so that few links cross, and moves
/// boxes beside those that they have links with. Boxes without arrows follow below. The same graph gives the same layout.
/// </summary>
internal static class LayeredLayout
{
    /// <summary>Lays a graph out.</summary>
    public static GraphLayout Of(Graph graph)
    {
        var index = graph.Nodes.Select(static (n, i) => (n.Id, i)).ToDictionary(static p => p.Id, static p => p.i, StringComparer.Ordinal);
        var pairs = graph.Edges
            .Where(e => e.From != e.To && index.ContainsKey(e.From) && index.ContainsKey(e.To))
            .GroupBy(static e => (e.From, e.To))
            .Select(static g => g.ToArray())
            .ToArray();

        var linked = pairs.SelectMany(static p => new[] { p[0].From, p[0].To }).ToHashSet(StringComparer.Ordinal);
        var nodes = graph.Nodes.Where(n => linked.Contains(n.Id)).ToArray();
        var apart = graph.Nodes.Where(n => !linked.Contains(n.Id)).ToArray();

        var columns = LinkedNodes.Place(nodes, pairs);
        var below = UnlinkedNodes.Place(apart, top: columns.Nodes.Count == 0 ? GraphMetrics.Margin : columns.Height - GraphMetrics.Margin + (2 * GraphMetrics.RowGap), columns.Width);

        PlacedNode[] placed = [.. columns.Nodes.Concat(below).OrderBy(p => index[p.Node.Id])];
        return new(placed, columns.Routes, Extent(placed.Select(static p => p.Right), columns.Width), Extent(placed.Select(static p => p.Bottom), columns.Height));
    }

    private static double Extent(IEnumerable<double> ends, double least) => Math.Max(least, ends.Select(static e => e + GraphMetrics.Margin).DefaultIfEmpty(0).Max());
}
