using WpAspire.Hosting.Dashboard.Graphs;
using WpAspire.Hosting.Dashboard.Resources;

namespace WpAspire.Hosting.Tests.Dashboard;

public class ResourceDiagramTests
{
    [Fact]
    public void A_resource_is_a_box_with_its_type_and_state_that_leads_to_its_details()
    {
        var box = Assert.Single(Draw(View("site") with { State = "Healthy", Mood = ResourceMood.Good }).Nodes);

        Assert.Equal(("site", "site", "WordPress", "Healthy", ResourceMood.Good, "to site"), (box.Id, box.Title, box.Kind, box.State, box.Mood, box.Href));
        Assert.Empty(box.Lines);
    }

    [Fact]
    public void Replicas_are_counted_where_there_are_several() =>
        Assert.Equal(["2 of 3 replicas"], Assert.Single(Draw(View("site") with { Replicas = new(2, 3) }).Nodes).Lines);

    [Fact]
    public void Who_waits_has_a_solid_arrow_and_who_refers_a_dashed_one()
    {
        var graph = Draw(View("site") with { WaitsFor = ["database"], RefersTo = ["uploads"] }, View("database"), View("uploads"));

        Assert.Equal([new("site", "database"), new GraphEdge("site", "uploads") { IsDashed = true }], graph.Edges);
    }

    [Fact]
    public void A_reference_to_what_is_waited_for_is_not_drawn_again() =>
        Assert.Equal([new("site", "database")], Draw(View("site") with { WaitsFor = ["database"], RefersTo = ["Database"] }, View("database")).Edges);

    [Fact]
    public void What_is_part_of_another_refers_to_it() =>
        Assert.Equal([new GraphEdge("database", "server") { IsDashed = true }], Draw(View("database") with { Parent = "server", RefersTo = ["server"] }, View("server")).Edges.Distinct());

    private static Graph Draw(params ResourceView[] resources) => ResourceDiagram.Of(resources, static name => $"to {name}");

    private static ResourceView View(string name) => new() { Name = name, Type = "WordPress", State = "Running", Mood = ResourceMood.Good };
}
