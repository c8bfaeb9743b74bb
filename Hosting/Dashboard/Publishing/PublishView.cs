using System.Globalization;
using WpAspire.Hosting.Dashboard.Graphs;
using WpAspire.Hosting.Pipelines;

namespace WpAspire.Hosting.Dashboard.Publishing;

/// <summary>Makes of a report what the page shows. Pure.</summary>
internal static class PublishView
{
    /// <summary>Who talks to whom.</summary>
    public static Graph Diagram(ReportedDiagram diagram) => new(
        [.. diagram.Nodes.Select(static n => new GraphNode(n.Id, n.Lines[0])
        {
            Lines = [.. n.Lines.Skip(1)],
            Kind = n.Group,
            Shape = n.Kind switch
            {
                "outside" => GraphShape.Outside,
                "store" => GraphShape.Store,
                _ => GraphShape.Box,
            },
        })],
        [.. diagram.Edges.Select(static e => new GraphEdge(e.From, e.To) { Label = e.Label, IsDashed = e.IsReading })]);

    /// <summary>The number of controls of a status.</summary>
    public static int Count(PublishReport report, string status) => report.Controls.Count(c => c.Status == status);

    /// <summary>An amount of US dollars.</summary>
    public static string Dollars(decimal amount) => amount.ToString(amount < 100 ? "$0.00" : "$#,0", CultureInfo.InvariantCulture);
}
