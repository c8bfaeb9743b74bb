namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>Where the boxes of a layer stand, in pixels from the left.</summary>
/// <param name="Left">Its left side.</param>
/// <param name="Width">Its width.</param>
internal readonly record struct Column(double Left, double Width)
{
    /// <summary>Its right side.</summary>
    public double Right => Left + Width;
}

/// <summary>Finds the way of each arrow: from the side of one box, through its lanes, to the side of another.</summary>
internal static class Routing
{
    /// <summary>The ways of the arrows.</summary>
    /// <param name="vertices">The vertices.</param>
    /// <param name="links">The links, turned around where they would close a cycle.</param>
    /// <param name="pairs">The edges that each link stands for.</param>
    /// <param name="middles">The middle of each vertex.</param>
    /// <param name="columns">The column of each layer.</param>
    public static IReadOnlyList<EdgeRoute> Of(LayeredVertices vertices, Link[] links, IReadOnlyList<GraphEdge[]> pairs, double[] middles, Column[] columns)
    {
        var begins = Ports(links.Length, i => links[i].From, i => middles[vertices.Paths[i][1]], middles);
        var ends = Ports(links.Length, i => links[i].To, i => middles[vertices.Paths[i][^2]], middles);
        return [.. links.Select((link, i) => new EdgeRoute(pairs[i], [.. link.IsReversed ? Points(i).Reverse() : Points(i)]))];

        IEnumerable<GraphPoint> Points(int link)
        {
            var path = vertices.Paths[link];
            yield return new(columns[vertices.LayerOf(path[0])].Right, begins[link]);
            foreach (var lane in path[1..^1])
            {
                var column = columns[vertices.LayerOf(lane)];
                yield return new(column.Left, middles[lane]);
                yield return new(column.Right, middles[lane]);
            }

            yield return new(columns[vertices.LayerOf(path[^1])].Left, ends[link]);
        }
    }

    // Spreads the arrows at a side of a box, in the order of where they go to, so that they do not cross there.
    private static double[] Ports(int count, Func<int, int> vertexOf, Func<int, double> leadsTo, double[] middles)
    {
        var ports = new double[count];
        foreach (var side in Enumerable.Range(0, count).GroupBy(vertexOf))
        {
            var sorted = side.OrderBy(leadsTo).ToArray();
            for (var i = 0; i < sorted.Length; i++)
            {
                ports[sorted[i]] = middles[side.Key] + ((i - ((sorted.Length - 1) / 2.0)) * GraphMetrics.PortSpacing);
            }
        }

        return ports;
    }
}
