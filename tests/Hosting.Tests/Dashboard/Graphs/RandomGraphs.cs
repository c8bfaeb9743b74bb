using CsCheck;
using WpAspire.Hosting.Dashboard.Graphs;

namespace WpAspire.Hosting.Tests.Dashboard.Graphs;

/// <summary>Graphs of every form: with cycles, loops, parallel edges, edges to nowhere and boxes apart.</summary>
internal static class RandomGraphs
{
    public static Gen<Graph> Any { get; } = Gen.Int[0, 14].SelectMany(count => Gen.Select(Nodes(count), Edges(0, count), static (nodes, edges) => new Graph(nodes, edges)));

    /// <summary>Graphs whose edges all lead from a box to a later one.</summary>
    public static Gen<Graph> Acyclic { get; } = Any.Select(static graph => graph with { Edges = [.. graph.Edges.Where(static e => int.Parse(e.From) < int.Parse(e.To))] });

    private static Gen<GraphNode[]> Nodes(int count) => Gen.Select(
        Gen.String[Gen.Char.AlphaNumeric, 1, 40],
        Gen.String[Gen.Char.AlphaNumeric, 1, 20].Array[0, 4],
        Gen.Enum<GraphShape>(),
        Gen.OneOf<string?>(null, "Running"),
        static (title, lines, shape, state) => (title, lines, shape, state)).Array[count].Select(static all => all
            .Select(static (n, i) => new GraphNode($"{i}", n.title) { Lines = n.lines, Shape = n.shape, State = n.state, Kind = n.state })
            .ToArray());

    // One box more than there is: some edges lead to nowhere.
    private static Gen<GraphEdge[]> Edges(int least, int count) => Gen.Select(
        Gen.Int[least, count], Gen.Int[least, count], Gen.Bool, Gen.OneOf<string?>(null, "443", "VPC origin"),
        static (from, to, dashed, label) => new GraphEdge($"{from}", $"{to}") { IsDashed = dashed, Label = label }).Array[0, 30];
}
