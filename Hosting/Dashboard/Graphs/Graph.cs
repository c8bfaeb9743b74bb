namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>What is drawn: boxes, and arrows between them.</summary>
/// <param name="Nodes">The boxes. Their order decides where nothing else does.</param>
/// <param name="Edges">
/// The arrows. One whose end is not among the nodes, or that leads back to where it began, is not drawn.
/// </param>
public sealed record Graph(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges)
{
    /// <summary>A graph without anything in it.</summary>
    public static Graph Empty { get; } = new([], []);
}
