namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>Places boxes with arrows in columns, and the arrows between them.</summary>
internal static class LinkedNodes
{
    /// <summary>Places the boxes and the arrows.</summary>
    /// <param name="nodes">The boxes, each with at least one arrow.</param>
    /// <param name="pairs">The edges, each pair of boxes once.</param>
    public static GraphLayout Place(IReadOnlyList<GraphNode> nodes, IReadOnlyList<GraphEdge[]> pairs)
    {
        if (nodes.Count == 0)
        {
            return new([], [], 0, 0);
        }

        var index = nodes.Select(static (n, i) => (n.Id, i)).ToDictionary(static p => p.Id, static p => p.i, StringComparer.Ordinal);
        var links = AcyclicLinks.Of(nodes.Count, [.. pairs.Select(p => new Link(index[p[0].From], index[p[0].To]))]);
        var vertices = LayeredVertices.Of(nodes.Count, links);
        var layers = LayerOrder.Of(vertices);

        double[] heights = [.. Enumerable.Range(0, vertices.Count).Select(HeightOf)];
        var middles = LayerHeights.Of(vertices, layers, heights);
        var top = Enumerable.Range(0, vertices.Count).Min(v => middles[v] - (heights[v] / 2)) - GraphMetrics.Margin;
        double[] tops = [.. middles.Select((m, v) => Math.Round(m - (heights[v] / 2) - top))];
        var columns = Columns(nodes, vertices, links, pairs);

        PlacedNode[] placed = [.. nodes.Select((n, v) => new PlacedNode(n, columns[vertices.LayerOf(v)].Left, tops[v], columns[vertices.LayerOf(v)].Width, heights[v]))];
        double[] centres = [.. tops.Select((t, v) => t + (heights[v] / 2))];
        var routes = Routing.Of(vertices, links, pairs, centres, columns);
        return new(placed, routes, columns[^1].Right + GraphMetrics.Margin, tops.Select((t, v) => t + heights[v]).Max() + GraphMetrics.Margin);

        double HeightOf(int vertex) => vertices.IsLane(vertex)
            ? GraphMetrics.PortSpacing
            : GraphMetrics.NodeHeight(nodes[vertex], Math.Max(vertices.Before[vertex].Length, vertices.After[vertex].Length));
    }

    // A label stands where its arrow begins, so that is where the room must be.
    private static Column[] Columns(IReadOnlyList<GraphNode> nodes, LayeredVertices vertices, Link[] links, IReadOnlyList<GraphEdge[]> pairs)
    {
        var labels = links.Zip(pairs).ToLookup(
            p => p.First.IsReversed ? vertices.LayerOf(p.First.To) - 1 : vertices.LayerOf(p.First.From),
            static p => EdgeRoute.LabelOf(p.Second));

        var columns = new Column[vertices.Layers.Length];
        var left = GraphMetrics.Margin;
        for (var layer = 0; layer < columns.Length; layer++)
        {
            columns[layer] = new(left, GraphMetrics.NodeWidth(vertices.Layers[layer].Where(v => !vertices.IsLane(v)).Select(v => nodes[v])));
            left = columns[layer].Right + GraphMetrics.GapFor(labels[layer]);
        }

        return columns;
    }
}
