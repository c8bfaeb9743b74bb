using System.Globalization;
using WpAspire.Provisioning.Publishing.Cost;

namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>Writes <c>cost.md</c>: what the site costs a month.</summary>
internal static class CostDocument
{
    /// <summary>The file's name.</summary>
    public const string FileName = "cost.md";

    /// <summary>Makes the document.</summary>
    public static PublishedFile Create(string site, string environment, CostEstimate estimate)
    {
        var parts = estimate.Lines.GroupBy(static l => ResourceParts.Of(l.Resource)).OrderBy(static g => g.Key).ToList();
        var document = new Markdown()
            .Heading(1, $"What {site} ({environment}) costs")
            .Paragraph($"{(estimate.Missing.Count == 0 ? "About" : "At least")} **${Whole(estimate.MonthlyUsd)} a month** in {estimate.Region}, before traffic and taxes.{Missing(estimate)}{AtMost(estimate)}")
            .Table(["part", "USD a month:"], parts.Select(static p => new[] { p.Key.Title(), Dollars(p.Sum(static l => l.MonthlyUsd)) }).Append(["**Total**", $"**{Dollars(estimate.MonthlyUsd)}**"]))
            .Paragraph("Most of a small site's cost is what is there all the time: NAT gateways, interface endpoints, the load balancer, the database. The step `options` says how to change each.")
            .Heading(2, "Each resource");

        foreach (var part in parts)
        {
            document.Heading(3, part.Key.Title()).Table(
                ["resource", "what", "quantity:", "unit", "USD a unit:", "USD a month:"],
                part.GroupBy(static l => (l.What, l.PriceKey)).Select(static same => Row([.. same])));
        }

        document.Heading(2, "What is not in it")
            .List(
            [
                "Data: from AWS to visitors, between zones, and through NAT gateways and endpoints.",
                "Requests: to CloudFront, the firewall, S3, Secrets Manager and KMS.",
                "What is kept beyond what is assumed below: more files, older logs, database backups beyond the size of its disk.",
                "Taxes, support plans, discounts, and the free tier, which would make it less.",
            ])
            .Table(["resource", "not estimated, because"], estimate.NotEstimated.Select(static u => new[] { $"`{u.Resource.Name}`", u.Why }))
            .Heading(2, "What is assumed")
            .List(estimate.Usage.Describe())
            .Heading(2, "Where the prices come from")
            .Paragraph(estimate.Prices.Note)
            .Paragraph(Region(estimate))
            .Table(["service", "compared with sources up to", "how far", "what it costs today"], Services(estimate).Select(static s => new[] { s.Name, s.Date, s.Basis, s.Source }));

        return PublishedFile.OfText(FileName, document.ToString());
    }

    // Two dozen alarms are one row: each is named in the architecture.
    private static string[] Row(CostLine[] same)
    {
        var price = same[0].Price;
        return
        [
            $"`{same[0].Resource.Name}`{(same.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {same.Length - 1} more"))}",
            same[0].What,
            Number(same.Sum(static l => l.Quantity)),
            price.Unit,
            (price.IsApproximate ? "~" : "") + Number(price.Amount),
            Dollars(same.Sum(static l => l.MonthlyUsd)),
        ];
    }

    private static string Missing(CostEstimate estimate) => estimate.Missing.Count == 0 ? ""
        : $" **Not in it**, because their prices are not known: {string.Join(", ", estimate.Missing.Select(static m => $"`{m.Resource.Name}`").Distinct())}.";

    private static string AtMost(CostEstimate estimate) =>
        estimate.AtMostUsd > 0 ? $" When visitors make autoscaling go to its limit, up to ${Whole(estimate.AtMostUsd)} a month more." : "";

    private static string Region(CostEstimate estimate) => (estimate.Prices.Regions.Contains(estimate.Region), estimate.Prices.FactorOf(estimate.Region)) switch
    {
        (true, 1) => $"{estimate.Region} has prices of its own in the table.",
        (true, var factor) => $"{estimate.Region} has prices of its own for most of it; the others are {PriceTable.ReferenceRegion}'s times {Number(factor)}.",
        _ => $"{estimate.Region} is not in the table: the prices are those of {PriceTable.ReferenceRegion}, and most regions cost a little more.",
    };

    private static IEnumerable<PriceService> Services(CostEstimate estimate)
    {
        var used = estimate.Lines.Select(l => estimate.Prices.ServiceOf(l.PriceKey)).ToHashSet();
        return estimate.Prices.Services.Where(used.Contains);
    }

    private static string Dollars(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Whole(decimal amount) => amount.ToString("0", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
