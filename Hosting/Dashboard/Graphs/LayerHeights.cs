namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>Finds how high each vertex is in its layer: beside those that it has links with, as far as there is room.</summary>
internal static class LayerHeights
{
    // Odd, so that the last one goes forwards: what follows a fan is then level with what it follows.
    private const int Sweeps = 17;
    private const double LaneGap = 4;

    /// <summary>The middle of each vertex, in pixels; the smallest may be negative.</summary>
    /// <param name="vertices">The vertices.</param>
    /// <param name="layers">The vertices of each layer, from the top.</param>
    /// <param name="heights">The height of each vertex.</param>
    public static double[] Of(LayeredVertices vertices, IReadOnlyList<int[]> layers, IReadOnlyList<double> heights)
    {
        var middles = new double[vertices.Count];
        foreach (var layer in layers)
        {
            Place(layer, [.. layer.Select(static _ => 0.0)]);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            // Towards one side first, to unfold what hangs together, then to the middle of both.
            var side = sweep <= Sweeps / 2 ? sweep % 2 : 2;
            foreach (var layer in sweep % 2 == 0 ? layers : layers.Reverse())
            {
                Place(layer, [.. layer.Select(v => Wish(v, side))]);
            }
        }

        return middles;

        double Wish(int vertex, int side)
        {
            var neighbours = (side == 1 ? [] : vertices.Before[vertex]).Concat(side == 0 ? [] : vertices.After[vertex]).ToArray();
            var weights = neighbours.Select(n => Straightness(vertex, n)).ToArray();
            return neighbours.Length == 0 ? middles[vertex] : neighbours.Zip(weights).Sum(p => middles[p.First] * p.Second) / weights.Sum();
        }

        // A bend within a long link is worse than one where it begins or ends.
        double Straightness(int one, int other) => (vertices.IsLane(one), vertices.IsLane(other)) switch
        {
            (true, true) => 8,
            (false, false) => 1,
            _ => 2,
        };

        void Place(int[] layer, double[] wishes)
        {
            var offsets = new double[layer.Length];
            for (var i = 1; i < layer.Length; i++)
            {
                offsets[i] = offsets[i - 1] + Distance(layer[i - 1], layer[i]);
            }

            var placed = Isotonic.Fit([.. wishes.Zip(offsets, static (w, o) => w - o)]);
            for (var i = 0; i < layer.Length; i++)
            {
                middles[layer[i]] = placed[i] + offsets[i];
            }
        }

        double Distance(int upper, int lower) =>
            ((heights[upper] + heights[lower]) / 2) + (vertices.IsLane(upper) && vertices.IsLane(lower) ? LaneGap : GraphMetrics.RowGap);
    }
}
