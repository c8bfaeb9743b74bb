using System.Text.Json;
using WpAspire.Provisioning.Publishing;
using WpAspire.Provisioning.Publishing.Cost;
using WpAspire.Provisioning.Tests.Topology;

namespace WpAspire.Provisioning.Tests.Publishing;

public class PublishReportsTests
{
    public static TheoryData<string> Sites => TestSites.Names;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Sites))]
    public async Task Every_arrow_connects_two_boxes_that_are_there(string site)
    {
        var diagram = (await ReportAsync(site)).Diagram;

        var ids = diagram.Nodes.Select(static n => n.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.NotEmpty(diagram.Edges);
        Assert.All(diagram.Edges, edge => Assert.True(ids.Contains(edge.From) && ids.Contains(edge.To), $"{edge}"));
    }

    [Theory, MemberData(nameof(Sites))]
    public async Task All_that_is_created_is_reported_once(string site)
    {
        var publication = await Publications.CreateAsync(TestSites.Named(site), Cancellation);
        var report = PublishReports.Create(publication, []);

        Assert.Equal(publication.Program.Resources.Select(static r => r.Name).Order(StringComparer.Ordinal), report.Resources.Select(static r => r.Name).Order(StringComparer.Ordinal));
        Assert.Equal(publication.Controls.Results.Count, report.Controls.Count);
    }

    [Theory, MemberData(nameof(Sites))]
    public async Task The_parts_cost_what_the_site_costs(string site)
    {
        var publication = await Publications.CreateAsync(TestSites.Named(site), Cancellation);
        var cost = PublishReports.Create(publication, []).Cost;

        Assert.Equal(CostEstimator.Estimate(publication.Program, publication.Options.Region).MonthlyUsd, cost.MonthlyUsd);
        Assert.Equal(cost.MonthlyUsd, cost.Parts.Sum(static p => p.MonthlyUsd));
    }

    [Fact]
    public async Task A_report_is_read_as_it_was_written()
    {
        var report = await ReportAsync("prod");

        var json = JsonSerializer.Serialize(report, PublishReportJson.Default.PublishReport);
        var read = JsonSerializer.Deserialize(json, PublishReportJson.Default.PublishReport)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, PublishReportJson.Default.PublishReport));
        Assert.Equal(report.Diagram.Edges, read.Diagram.Edges);
    }

    private static async Task<PublishReport> ReportAsync(string site) =>
        PublishReports.Create(await Publications.CreateAsync(TestSites.Named(site), Cancellation), ["Look at this."]);
}
