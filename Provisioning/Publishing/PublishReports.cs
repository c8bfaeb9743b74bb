using WpAspire.Provisioning.Controls;
using WpAspire.Provisioning.Publishing.Cost;
using WpAspire.Provisioning.Publishing.Documents;

namespace WpAspire.Provisioning.Publishing;

/// <summary>Says what a publication consists of, as data: the same that its documents say as text.</summary>
internal static class PublishReports
{
    /// <summary>Makes the report.</summary>
    /// <param name="publication">What is published.</param>
    /// <param name="warnings">What is better changed before a deploy.</param>
    public static PublishReport Create(Publication publication, IEnumerable<string> warnings)
    {
        var program = publication.Program;
        return new()
        {
            Site = publication.SiteName,
            Environment = publication.EnvironmentName,
            Location = publication.Options.Region,
            Warnings = [.. warnings],
            Elements = [.. ModelElements.Of(publication.Model, program).Select(static e => new ReportedElement(e.Name, e.What, e.Became))],
            Diagram = Diagram(ArchitectureReader.Read(program)),
            Resources = [.. program.Resources
                .OrderBy(ResourceParts.Of)
                .Select(static r => new ReportedResource(r.Name, ResourceKind.Of(r), ResourceParts.Of(r).Title(), ResourceDescription.Of(r)))],
            Controls = [.. publication.Controls.Results.Select(static r => new ReportedControl(r.Number, r.Section, r.Assertion, r.Status.Title(), r.Reason))],
            Cost = Cost(CostEstimator.Estimate(program, publication.Options.Region)),
        };
    }

    private static ReportedDiagram Diagram(Architecture architecture) => new(
        [.. architecture.Boxes.Select(static b => new ReportedNode(b.Id, b.Lines, Kind(b.Shape), b.Tier is null ? null : $"{b.Tier} subnets"))],
        [.. architecture.Arrows.Select(static a => new ReportedEdge(a.From, a.To, a.Label, a.IsReading))]);

    private static string Kind(ArchitectureShape shape) => shape switch
    {
        ArchitectureShape.Outside => "outside",
        ArchitectureShape.Store => "store",
        _ => "resource",
    };

    private static ReportedCost Cost(CostEstimate estimate) => new(
        estimate.MonthlyUsd,
        [.. estimate.Missing.Select(static m => m.Resource.Name).Distinct()],
        estimate.AtMostUsd,
        [.. estimate.Lines.GroupBy(static l => ResourceParts.Of(l.Resource)).OrderBy(static g => g.Key)
            .Select(static part => new ReportedCostPart(part.Key.Title(), part.Sum(static l => l.MonthlyUsd)))],
        estimate.Usage.Describe(),
        estimate.Prices.Note);
}
