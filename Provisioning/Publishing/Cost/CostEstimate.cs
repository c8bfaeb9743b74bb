using System.Globalization;

namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>What a program costs a month.</summary>
internal sealed record CostEstimate
{
    /// <summary>The region that the prices are of.</summary>
    public required string Region { get; init; }

    /// <summary>Where the prices come from.</summary>
    public required PriceTable Prices { get; init; }

    /// <summary>What was taken for granted.</summary>
    public required UsageAssumptions Usage { get; init; }

    /// <summary>What is paid for, in the order of the program.</summary>
    public required IReadOnlyList<CostLine> Lines { get; init; }

    /// <summary>What costs something that is not estimated.</summary>
    public required IReadOnlyList<UnknownCost> NotEstimated { get; init; }

    /// <summary>What autoscaling adds at the most, in US dollars a month.</summary>
    public required decimal AtMostUsd { get; init; }

    /// <summary>The cost of a month, in US dollars.</summary>
    public decimal MonthlyUsd => Lines.Sum(static l => l.MonthlyUsd);

    /// <summary>What certainly costs something and is not in the sum, because no price of it is known: the sum is less than what is paid.</summary>
    public IReadOnlyList<UnknownCost> Missing => [.. NotEstimated.Where(static u => u.IsMissing)];

    /// <summary>The sum in words, such as "about 104 USD a month"; what is missing in it is named.</summary>
    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{(Missing.Count == 0 ? "about" : "at least")} {MonthlyUsd:0} USD a month{Without}");

    private string Without => Missing.Count == 0 ? "" : $", without {string.Join(", ", Missing.Select(static m => m.Resource.Name).Distinct())}, whose price is not known";
}
