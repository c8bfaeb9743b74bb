using WpAspire.Hosting.Dashboard.Graphs;

namespace WpAspire.Hosting.Tests.Dashboard.Graphs;

public class LayoutTests
{
    [Fact]
    public void A_graph_without_boxes_is_empty()
    {
        var layout = LayeredLayout.Of(Graph.Empty);

        Assert.Empty(layout.Nodes);
        Assert.Empty(layout.Routes);
        Assert.Equal((0, 0), (layout.Width, layout.Height));
    }

    [Fact]
    public void Who_waits_stands_left_of_whom_it_waits_for()
    {
        var layout = Layout("site>database database>server toolbox>database");

        Assert.True(X(layout, "site") < X(layout, "database"));
        Assert.True(X(layout, "database") < X(layout, "server"));
        Assert.Equal(X(layout, "site"), X(layout, "toolbox"));
    }

    [Fact]
    public void A_box_that_nobody_points_to_stands_beside_what_it_points_to()
    {
        var layout = Layout("a>b b>c c>d tool>d");

        Assert.Equal(X(layout, "c"), X(layout, "tool"));
    }

    [Fact]
    public void Links_that_need_not_cross_do_not()
    {
        var layout = Layout("a>z b>y c>x x>1 y>2 z>3");

        string[] first = ["a", "b", "c"];
        string[] second = ["z", "y", "x"];
        string[] third = ["3", "2", "1"];
        Assert.Equal(first.OrderBy(id => Y(layout, id)).Select(id => Array.IndexOf(first, id)), second.OrderBy(id => Y(layout, id)).Select(id => Array.IndexOf(second, id)));
        Assert.Equal(first.OrderBy(id => Y(layout, id)).Select(id => Array.IndexOf(first, id)), third.OrderBy(id => Y(layout, id)).Select(id => Array.IndexOf(third, id)));
    }

    [Fact]
    public void A_chain_is_a_straight_line()
    {
        var layout = Layout("a>b b>c c>d");

        Assert.Single(layout.Nodes.Select(static n => n.Y).Distinct());
        Assert.All(layout.Routes, static r => Assert.Equal(r.Points[0].Y, r.Points[^1].Y));
    }

    [Fact]
    public void What_only_one_box_points_to_is_level_with_it()
    {
        var nodes = "server database uploads mail site tool".Split(' ').Select(static id => new GraphNode(id, id) { Kind = id, State = id });
        var edges = "database>server site>database site>uploads site>mail tool>database tool>uploads".Split(' ').Select(static e => new GraphEdge(e.Split('>')[0], e.Split('>')[1]));

        var route = LayeredLayout.Of(new([.. nodes], [.. edges])).Routes[0];

        Assert.Equal(route.Points[0].Y, route.Points[^1].Y);
    }

    [Fact]
    public void A_cycle_has_one_arrow_against_the_others()
    {
        var back = Assert.Single(Layout("a>b b>c c>a").Routes, static r => r.IsBackwards);

        Assert.Equal(("c", "a"), (back.From, back.To));
    }

    [Fact]
    public void Edges_to_nowhere_and_from_a_box_to_itself_are_not_drawn()
    {
        var graph = new Graph([new("a", "a")], [new("a", "a"), new("a", "gone"), new("gone", "a")]);

        Assert.Empty(LayeredLayout.Of(graph).Routes);
    }

    [Fact]
    public void Parallel_edges_are_one_arrow_with_all_that_is_written_at_them()
    {
        var graph = new Graph(
            [new("site", "site"), new("mail", "mail")],
            [new("site", "mail") { Label = "443" }, new("site", "mail") { Label = "587" }, new("site", "mail") { IsDashed = true, Label = "443" }]);

        var route = Assert.Single(LayeredLayout.Of(graph).Routes);

        Assert.Equal("443, 587", route.Label);
        Assert.False(route.IsDashed);
    }

    [Fact]
    public void Boxes_without_arrows_stand_in_rows_below_the_others()
    {
        var nodes = "a b 1 2 3 4 5".Split(' ').Select(static id => new GraphNode(id, id)).ToArray();
        var layout = LayeredLayout.Of(new(nodes, [new("a", "b")]));

        Assert.All("1 2 3 4 5".Split(' '), id => Assert.True(Y(layout, id) > layout.Nodes[0].Bottom));
        Assert.Equal([4, 1], layout.Nodes.Skip(2).GroupBy(static n => n.Y).Select(static row => row.Count()));
    }

    [Fact]
    public void A_label_has_room_between_the_columns()
    {
        Assert.True(Gap("a label of some length") > Gap("443"));

        static double Gap(string label)
        {
            var layout = LayeredLayout.Of(new([new("a", "a"), new("b", "b")], [new("a", "b") { Label = label }]));
            return layout.Nodes[1].X - layout.Nodes[0].Right;
        }
    }

    [Fact]
    public void A_box_is_high_enough_for_its_arrows()
    {
        var edges = Enumerable.Range(0, 12).Select(static i => new GraphEdge("hub", $"{i}"));
        var layout = LayeredLayout.Of(new([new("hub", "hub"), .. Enumerable.Range(0, 12).Select(static i => new GraphNode($"{i}", $"{i}"))], [.. edges]));

        Assert.All(layout.Routes, r => Assert.InRange(r.Points[0].Y, layout.Nodes[0].Y, layout.Nodes[0].Bottom));
    }

    private static GraphLayout Layout(string edges)
    {
        var pairs = edges.Split(' ').Select(static e => e.Split('>')).ToArray();
        return LayeredLayout.Of(new([.. pairs.SelectMany(static p => p).Distinct().Select(static id => new GraphNode(id, id))], [.. pairs.Select(static p => new GraphEdge(p[0], p[1]))]));
    }

    private static double X(GraphLayout layout, string id) => layout.Nodes.Single(n => n.Node.Id == id).X;

    private static double Y(GraphLayout layout, string id) => layout.Nodes.Single(n => n.Node.Id == id).Y;
}
