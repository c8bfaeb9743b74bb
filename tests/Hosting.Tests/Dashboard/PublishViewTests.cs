using WpAspire.Hosting.Dashboard.Graphs;
using WpAspire.Hosting.Dashboard.Publishing;

namespace WpAspire.Hosting.Tests.Dashboard;

public class PublishViewTests
{
    [Fact]
    public void A_report_is_drawn_as_it_says()
    {
        var graph = PublishView.Diagram(new(
            [
                new("visitors", ["Visitors"], "outside", null),
                new("alb", ["Application Load Balancer", "wordpress-alb"], "resource", "public subnets"),
                new("secrets", ["Secrets Manager secret"], "store", null),
            ],
            [new("visitors", "alb", "443", false), new("alb", "secrets", "", true)]));

        Assert.Equal([GraphShape.Outside, GraphShape.Box, GraphShape.Store], graph.Nodes.Select(static n => n.Shape));
        var balancer = graph.Nodes[1];
        Assert.Equal(("Application Load Balancer", "public subnets"), (balancer.Title, balancer.Kind));
        Assert.Equal(["wordpress-alb"], balancer.Lines);
        Assert.Equal([("443", false), ("", true)], graph.Edges.Select(static e => (e.Label ?? "", e.IsDashed)));
    }

    [Theory]
    [InlineData(0, "$0.00")]
    [InlineData(18.015, "$18.02")]
    [InlineData(299.4, "$299")]
    [InlineData(12345, "$12,345")]
    public void Money_is_said_with_as_many_digits_as_matter(double amount, string said) =>
        Assert.Equal(said, PublishView.Dollars((decimal)amount));
}
