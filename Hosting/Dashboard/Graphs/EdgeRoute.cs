namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>The way of an arrow.</summary>
/// <param name="Edges">What it stands for: all the edges from one box to another.</param>
/// <param name="Points">
/// Where it passes, from its begin to its point. Between two points of the same height it is straight, otherwise it is a
/// curve that leaves and arrives level.
/// </param>
internal sealed record EdgeRoute(IReadOnlyList<GraphEdge> Edges, IReadOnlyList<GraphPoint> Points)
{
    /// <summary>The box that it begins at.</summary>
    public string From => Edges[0].From;

    /// <summary>The box that it points to.</summary>
    public string To => Edges[0].To;

    /// <summary>Whether it stands for nothing but dashed edges.</summary>
    public bool IsDashed => Edges.All(static e => e.IsDashed);

    /// <summary>Whether it points to the left, against the others: it closes a cycle.</summary>
    public bool IsBackwards => Points[^1].X < Points[0].X;

    /// <summary>What is written at it.</summary>
    public string Label => LabelOf(Edges);

    /// <summary>What is written at an arrow that stands for these edges.</summary>
    public static string LabelOf(IEnumerable<GraphEdge> edges) => string.Join(", ", edges.Select(static e => e.Label).Where(static l => !string.IsNullOrEmpty(l)).Distinct());
}
