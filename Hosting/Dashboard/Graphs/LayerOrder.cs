namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>Orders the vertices of each layer so that few links cross.</summary>
internal static class LayerOrder
{
    private const int Sweeps = 12;

    /// <summary>
    /// Moves each vertex to the mean place of those that it has links with, layer by layer, forwards and backwards, and
    /// takes the best of what comes up.
    /// </summary>
    /// <returns>The vertices of each layer, from the top.</returns>
    public static int[][] Of(LayeredVertices vertices)
    {
        var layers = vertices.Layers.Select(static l => l.ToArray()).ToArray();
        var place = new double[vertices.Count];
        var best = layers.Select(static l => l.ToArray()).ToArray();
        var fewest = Crossings(layers, vertices);
        foreach (var layer in layers)
        {
            SetPlaces(layer, place);
        }

        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var forwards = sweep % 2 == 0;
            var neighbours = forwards ? vertices.Before : vertices.After;
            foreach (var layer in forwards ? layers.Skip(1) : layers.Reverse().Skip(1))
            {
                // A stable sort: what has no links stays where it is, and equal vertices do not change places.
                var sorted = layer.OrderBy(v => neighbours[v].Length == 0 ? place[v] : neighbours[v].Average(n => place[n])).ToArray();
                sorted.CopyTo(layer, 0);
                SetPlaces(layer, place);
            }

            var crossings = Crossings(layers, vertices);
            if (crossings < fewest)
            {
                fewest = crossings;
                best = [.. layers.Select(static l => l.ToArray())];
            }
        }

        return best;
    }

    /// <summary>How many pairs of links cross.</summary>
    public static int Crossings(IReadOnlyList<int[]> layers, LayeredVertices vertices)
    {
        var place = new double[vertices.Count];
        foreach (var layer in layers)
        {
            SetPlaces(layer, place);
        }

        var crossings = 0;
        foreach (var layer in layers)
        {
            var passed = new List<double>();
            foreach (var vertex in layer)
            {
                var ends = vertices.After[vertex].Select(v => place[v]).ToArray();
                crossings += ends.Sum(e => passed.Count(p => p > e));
                passed.AddRange(ends);
            }
        }

        return crossings;
    }

    // In shares of the layer's height, so that layers of different sizes compare.
    private static void SetPlaces(int[] layer, double[] place)
    {
        for (var i = 0; i < layer.Length; i++)
        {
            place[layer[i]] = (i + 0.5) / layer.Length;
        }
    }
}
