namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>Says in words what a graph shows, for those who hear it and for tool tips.</summary>
/// <param name="solid">What a solid arrow means, such as <c>waits for</c>.</param>
/// <param name="dashed">What a dashed arrow means.</param>
internal sealed class GraphWords(string solid, string dashed)
{
    /// <summary>A box, and the arrows that begin at it.</summary>
    public string Of(GraphNode node, GraphLayout layout)
    {
        var titles = layout.Nodes.ToDictionary(static n => n.Node.Id, static n => n.Node.Title, StringComparer.Ordinal);
        var relations = layout.Routes.Where(r => r.From == node.Id).GroupBy(Meaning, r => titles[r.To]).Select(static g => $"{g.Key} {string.Join(", ", g)}");
        return string.Join("; ", [Of(node), .. relations]);
    }

    /// <summary>A box.</summary>
    public static string Of(GraphNode node) => string.Join(", ", ((string?[])[node.Title, node.Kind, .. node.Lines, node.State]).Where(static p => !string.IsNullOrEmpty(p)));

    /// <summary>What an arrow means.</summary>
    public string Meaning(EdgeRoute route) => string.Join(" and ", route.Edges.OrderBy(static e => e.IsDashed).Select(e => e.IsDashed ? dashed : solid).Distinct());
}
