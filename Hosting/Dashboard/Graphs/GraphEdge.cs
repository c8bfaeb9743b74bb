namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>An arrow of a graph. Several between the same two boxes are drawn as one, solid if one of them is.</summary>
/// <param name="From">The box that it begins at.</param>
/// <param name="To">The box that it points to.</param>
public sealed record GraphEdge(string From, string To)
{
    /// <summary>Whether it is dashed: the weaker of the two relations that a graph shows.</summary>
    public bool IsDashed { get; init; }

    /// <summary>What is written at the arrow.</summary>
    public string? Label { get; init; }
}
