namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>Where everything of a graph is drawn, in pixels from the upper left corner.</summary>
/// <param name="Nodes">The boxes, in the graph's order.</param>
/// <param name="Routes">The arrows, each pair of boxes once.</param>
/// <param name="Width">The width of the drawing.</param>
/// <param name="Height">The height of the drawing.</param>
internal sealed record GraphLayout(IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<EdgeRoute> Routes, double Width, double Height);

/// <summary>A box with its place.</summary>
/// <param name="Node">The box.</param>
/// <param name="X">Its left side.</param>
/// <param name="Y">Its upper side.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
internal sealed record PlacedNode(GraphNode Node, double X, double Y, double Width, double Height)
{
    /// <summary>Its right side.</summary>
    public double Right => X + Width;

    /// <summary>Its lower side.</summary>
    public double Bottom => Y + Height;
}

/// <summary>A place in the drawing.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
internal readonly record struct GraphPoint(double X, double Y);
