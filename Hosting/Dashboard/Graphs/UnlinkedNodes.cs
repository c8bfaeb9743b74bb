namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>Places boxes without arrows in rows.</summary>
internal static class UnlinkedNodes
{
    private const int LeastColumns = 4;

    /// <summary>Places the boxes.</summary>
    /// <param name="nodes">The boxes.</param>
    /// <param name="top">Where the first row begins.</param>
    /// <param name="room">The width of what is above; rows are about as wide.</param>
    public static IEnumerable<PlacedNode> Place(IReadOnlyList<GraphNode> nodes, double top, double room)
    {
        var width = GraphMetrics.NodeWidth(nodes);
        var columns = Math.Max(LeastColumns, (int)((room + GraphMetrics.RowGap) / (width + GraphMetrics.RowGap)));
        foreach (var row in nodes.Chunk(columns))
        {
            for (var column = 0; column < row.Length; column++)
            {
                var x = GraphMetrics.Margin + (column * (width + GraphMetrics.RowGap));
                yield return new(row[column], x, top, width, GraphMetrics.NodeHeight(row[column], ports: 0));
            }

            top += row.Max(static n => GraphMetrics.NodeHeight(n, ports: 0)) + GraphMetrics.RowGap;
        }
    }
}
