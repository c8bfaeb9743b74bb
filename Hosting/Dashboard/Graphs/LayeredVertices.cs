namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>
/// The vertices of a graph in layers. A link over several layers has a vertex of its own, a lane, in each layer between:
/// so each step of a link leads from one layer to the next, and no link is drawn over a box.
/// </summary>
internal sealed class LayeredVertices
{
    private readonly int _nodes;
    private readonly List<int> _layerOf;

    private LayeredVertices(int nodes, IEnumerable<int> layerOf)
    {
        _nodes = nodes;
        _layerOf = [.. layerOf];
    }

    /// <summary>The vertices of each layer, from the top; the order is a beginning.</summary>
    public required int[][] Layers { get; init; }

    /// <summary>The vertices that each link passes, from the left, its ends included.</summary>
    public required int[][] Paths { get; init; }

    /// <summary>The vertices in the layer before that each vertex has a link with.</summary>
    public required int[][] Before { get; init; }

    /// <summary>The vertices in the layer after that each vertex has a link with.</summary>
    public required int[][] After { get; init; }

    /// <summary>How many vertices there are.</summary>
    public int Count => _layerOf.Count;

    /// <summary>The layer of a vertex.</summary>
    public int LayerOf(int vertex) => _layerOf[vertex];

    /// <summary>Whether a vertex is a lane and not a box.</summary>
    public bool IsLane(int vertex) => vertex >= _nodes;

    /// <summary>Puts the vertices into layers.</summary>
    /// <param name="count">How many boxes there are.</param>
    /// <param name="links">The links, without cycles.</param>
    public static LayeredVertices Of(int count, IReadOnlyList<Link> links)
    {
        var layerOf = Layering.LongestPath(count, links).ToList();
        var paths = new int[links.Count][];
        for (var i = 0; i < links.Count; i++)
        {
            var path = new List<int> { links[i].From };
            for (var layer = layerOf[links[i].From] + 1; layer < layerOf[links[i].To]; layer++)
            {
                path.Add(layerOf.Count);
                layerOf.Add(layer);
            }

            paths[i] = [.. path, links[i].To];
        }

        var steps = paths.SelectMany(static p => p.Zip(p.Skip(1))).ToArray();
        var before = steps.ToLookup(static s => s.Second, static s => s.First);
        var after = steps.ToLookup(static s => s.First, static s => s.Second);
        var vertices = Enumerable.Range(0, layerOf.Count).ToArray();
        return new(count, layerOf)
        {
            Layers = [.. Enumerable.Range(0, layerOf.DefaultIfEmpty(-1).Max() + 1).Select(l => vertices.Where(v => layerOf[v] == l).ToArray())],
            Paths = paths,
            Before = [.. vertices.Select(v => before[v].ToArray())],
            After = [.. vertices.Select(v => after[v].ToArray())],
        };
    }
}
