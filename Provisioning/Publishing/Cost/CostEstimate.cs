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
}
