using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WpAspire.Hosting.Dashboard.Graphs;
using WpAspire.Hosting.Dashboard.Resources;

namespace WpAspire.Hosting.Tests.Dashboard.Graphs;

public class GraphViewTests
{
    private static readonly Graph s_graph = new(
        [
            new("site", "site") { Kind = "WordPress", State = "Healthy", Mood = ResourceMood.Good, Href = "?resource=site" },
            new("database", "database") { Kind = "MariaDB", State = "Starting", Mood = ResourceMood.Busy, Shape = GraphShape.Store },
            new("visitors", "visitors") { Shape = GraphShape.Outside },
        ],
        [
            new("site", "database"),
            new("site", "database") { IsDashed = true },
            new("visitors", "site") { IsDashed = true, Label = "443" },
        ]);

    [Fact]
    public async Task A_box_with_an_address_is_a_link_that_says_what_it_is_and_what_it_points_to()
    {
        var link = Assert.Single((await DrawAsync(s_graph)).Descendants("a"));

        Assert.Equal("?resource=site", link.Attribute("href")?.Value);
        Assert.Equal("site, WordPress, Healthy; waits for and refers to database", link.Attribute("aria-label")?.Value);
    }

    [Fact]
    public async Task A_box_without_an_address_is_a_picture_that_says_what_it_is() =>
        Assert.Equal(
            ["database, MariaDB, Starting", "visitors; refers to site"],
            (await DrawAsync(s_graph)).Descendants("g").Where(static g => g.Attribute("role")?.Value == "img").Select(static g => g.Attribute("aria-label")!.Value));

    [Fact]
    public async Task Solid_arrows_are_drawn_apart_from_dashed_ones_and_the_legend_says_what_they_mean()
    {
        var figure = await DrawAsync(s_graph);

        Assert.Equal([false, true], figure.Element("div")!.Descendants("g").Where(static g => Is(g, "arrow")).Select(static g => Is(g, "dashed")));
        Assert.Equal(["waits for", "refers to"], figure.Element("figcaption")!.Elements("span").Select(static s => s.Value));
    }

    [Fact]
    public async Task A_kind_of_arrow_that_is_not_drawn_is_not_in_the_legend() =>
        Assert.Empty((await DrawAsync(s_graph with { Edges = [] })).Element("figcaption")!.Elements());

    [Fact]
    public async Task The_state_of_a_box_is_drawn_as_an_icon_and_in_words()
    {
        var box = Box(await DrawAsync(s_graph), "database");

        Assert.True(Is(box, "busy"));
        Assert.Single(box.Descendants("path"), static p => Is(p, "spin"));
        Assert.Contains("Starting", box.Descendants("text").Select(static t => t.Value));
    }

    [Fact]
    public async Task The_arrows_of_the_selected_box_stand_out()
    {
        var figure = await DrawAsync(s_graph, selected: "visitors");

        Assert.True(Is(Box(figure, "visitors"), "selected"));
        Assert.Equal(["far", "near"], figure.Element("div")!.Descendants("g").Where(static g => Is(g, "arrow")).Select(static g => Is(g, "near") ? "near" : Is(g, "far") ? "far" : "neither"));
    }

    [Fact]
    public async Task What_a_box_is_called_is_text_and_never_markup()
    {
        var figure = await DrawAsync(new([new("x", "<script>1</script>") { Lines = ["\"><b>"] }], []));

        Assert.Empty(figure.Descendants("script"));
        Assert.Empty(figure.Descendants("b"));
        Assert.Contains("<script>1</script>", figure.Descendants("text").Select(static t => t.Value));
    }

    private static async Task<XElement> DrawAsync(Graph graph, string? selected = null)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<GraphView>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(GraphView.Graph)] = graph,
            [nameof(GraphView.Label)] = "Resources",
            [nameof(GraphView.SolidMeaning)] = "waits for",
            [nameof(GraphView.DashedMeaning)] = "refers to",
            [nameof(GraphView.Selected)] = selected,
        }))).ToHtmlString());
        return XElement.Parse(html);
    }

    private static XElement Box(XElement figure, string title) =>
        figure.Descendants("g").Single(g => Is(g, "box") && g.Descendants("title").Single().Value.StartsWith(title, StringComparison.Ordinal));

    private static bool Is(XElement element, string name) => element.Attribute("class")?.Value.Split(' ').Contains(name) == true;
}
