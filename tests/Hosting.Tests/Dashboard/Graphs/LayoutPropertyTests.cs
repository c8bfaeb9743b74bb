using CsCheck;
using WpAspire.Hosting.Dashboard.Graphs;
using WpAspire.Hosting.Dashboard.Resources;

namespace WpAspire.Hosting.Tests.Dashboard.Graphs;

public class LayoutPropertyTests
{
    [Fact]
    public void Every_box_is_placed_once_in_the_order_of_the_graph() => RandomGraphs.Any.Sample(graph =>
        Assert.Equal(graph.Nodes, LayeredLayout.Of(graph).Nodes.Select(static p => p.Node)));

    [Fact]
    public void Boxes_do_not_touch() => RandomGraphs.Any.Sample(graph =>
    {
        var nodes = LayeredLayout.Of(graph).Nodes;
        foreach (var one in nodes)
        {
            Assert.DoesNotContain(nodes, other => other != one && one.X <= other.Right && other.X <= one.Right && one.Y <= other.Bottom && other.Y <= one.Bottom);
        }
    });

    [Fact]
    public void Everything_is_inside_the_drawing() => RandomGraphs.Any.Sample(graph =>
    {
        var layout = LayeredLayout.Of(graph);
        Assert.All(layout.Nodes, n => Assert.True(n.X > 0 && n.Y > 0 && n.Right < layout.Width && n.Bottom < layout.Height, $"{n} is outside of {layout.Width} × {layout.Height}"));
        Assert.All(layout.Routes.SelectMany(static r => r.Points), p => Assert.True(p.X > 0 && p.Y > 0 && p.X < layout.Width && p.Y < layout.Height, $"{p} is outside of {layout.Width} × {layout.Height}"));
    });

    [Fact]
    public void Each_pair_of_boxes_with_an_edge_has_one_arrow_that_stands_for_all_of_its_edges() => RandomGraphs.Any.Sample(graph =>
    {
        var ids = graph.Nodes.Select(static n => n.Id).ToHashSet();
        var drawn = graph.Edges.Where(e => e.From != e.To && ids.Contains(e.From) && ids.Contains(e.To)).ToArray();

        var routes = LayeredLayout.Of(graph).Routes;

        Assert.Equal(routes.Count, routes.Select(static r => (r.From, r.To)).Distinct().Count());
        Assert.Equal(drawn.OrderBy(Text), routes.SelectMany(static r => r.Edges).OrderBy(Text));
        Assert.All(routes, static r => Assert.Equal(r.Edges.All(static e => e.IsDashed), r.IsDashed));

        static string Text(GraphEdge edge) => edge.ToString();
    });

    [Fact]
    public void Arrows_begin_and_end_at_the_sides_of_their_boxes() => RandomGraphs.Any.Sample(graph =>
    {
        var layout = LayeredLayout.Of(graph);
        var boxes = layout.Nodes.ToDictionary(static n => n.Node.Id);
        Assert.All(layout.Routes, route =>
        {
            AssertAtSide(boxes[route.From], route.Points[0], isRight: !route.IsBackwards);
            AssertAtSide(boxes[route.To], route.Points[^1], isRight: route.IsBackwards);
        });

        static void AssertAtSide(PlacedNode box, GraphPoint point, bool isRight)
        {
            Assert.Equal(isRight ? box.Right : box.X, point.X);
            Assert.InRange(point.Y, box.Y + 1, box.Bottom - 1);
        }
    });

    [Fact]
    public void Arrows_at_a_side_of_a_box_do_not_share_a_place() => RandomGraphs.Any.Sample(graph =>
    {
        var routes = LayeredLayout.Of(graph).Routes;
        var ends = routes.Select(static r => r.Points[0]).Concat(routes.Select(static r => r.Points[^1])).ToArray();
        Assert.Equal(ends.Length, ends.Distinct().Count());
    });

    [Fact]
    public void Arrows_of_a_graph_without_cycles_all_point_to_the_right() => RandomGraphs.Acyclic.Sample(graph =>
        Assert.DoesNotContain(LayeredLayout.Of(graph).Routes, static r => r.IsBackwards));

    [Fact]
    public void Arrows_pass_over_no_box() => RandomGraphs.Any.Sample(graph =>
    {
        var layout = LayeredLayout.Of(graph);
        foreach (var (from, to) in layout.Routes.SelectMany(static r => r.Points.Zip(r.Points.Skip(1))))
        {
            // A curve stays between the heights of its ends, and is beside the columns: it cannot meet a box if its
            // frame does not.
            Assert.DoesNotContain(layout.Nodes, n =>
                Math.Max(from.X, to.X) > n.X && Math.Min(from.X, to.X) < n.Right && Math.Max(from.Y, to.Y) > n.Y && Math.Min(from.Y, to.Y) < n.Bottom);
        }
    });

    [Fact]
    public void The_same_graph_gives_the_same_layout() => RandomGraphs.Any.Sample(graph =>
        Assert.Equal(Text(LayeredLayout.Of(graph)), Text(LayeredLayout.Of(graph with { Nodes = [.. graph.Nodes], Edges = [.. graph.Edges] }))));

    [Fact]
    public void A_state_that_changes_moves_nothing() => RandomGraphs.Any.Sample(graph =>
    {
        var changed = graph with { Nodes = [.. graph.Nodes.Select(static n => n.State is null ? n : n with { State = "Stopping, and takes its time", Mood = ResourceMood.Busy })] };
        Assert.Equal(Places(graph), Places(changed));

        static IEnumerable<(double, double, double, double)> Places(Graph graph) => LayeredLayout.Of(graph).Nodes.Select(static n => (n.X, n.Y, n.Width, n.Height));
    });

    [Fact]
    public void Ordering_a_layer_never_makes_more_crossings_than_there_were() => RandomGraphs.Acyclic.Sample(graph =>
    {
        var links = graph.Edges.Where(e => int.Parse(e.To) < graph.Nodes.Count).Select(static e => new Link(int.Parse(e.From), int.Parse(e.To))).Distinct().ToArray();
        var vertices = LayeredVertices.Of(graph.Nodes.Count, links);
        Assert.True(LayerOrder.Crossings(LayerOrder.Of(vertices), vertices) <= LayerOrder.Crossings(vertices.Layers, vertices));
    });

    private static string Text(GraphLayout layout) =>
        string.Join('\n', [$"{layout.Width} × {layout.Height}", .. layout.Nodes, .. layout.Routes.Select(static r => $"{r.From} {r.To} {string.Join(' ', r.Points)}")]);
}
