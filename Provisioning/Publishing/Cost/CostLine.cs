using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>Something that is paid for.</summary>
/// <param name="Resource">What it is paid for.</param>
/// <param name="What">What of it, for people.</param>
/// <param name="Quantity">How many units a month.</param>
/// <param name="PriceKey">The price's name in the table.</param>
/// <param name="Price">The price of a unit.</param>
internal sealed record CostLine(CustomResource Resource, string What, decimal Quantity, string PriceKey, Price Price)
{
    /// <summary>The cost of a month, in US dollars.</summary>
    public decimal MonthlyUsd => Quantity * Price.Amount;
}

/// <summary>Something whose cost is not estimated.</summary>
/// <param name="Resource">What it is.</param>
/// <param name="Why">Why not.</param>
internal sealed record UnknownCost(CustomResource Resource, string Why)
{
    /// <summary>Whether it costs something every month, so that the sum is too small without it; the others are paid by use.</summary>
    public bool IsMissing { get; init; }
}
