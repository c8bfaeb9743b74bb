using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>Takes down what a program costs while it is walked through.</summary>
internal sealed class Bill(PriceTable prices, UsageAssumptions usage, string region)
{
    private readonly List<CostLine> _lines = [];
    private readonly List<UnknownCost> _unknown = [];
    private decimal _atMost;

    /// <summary>What is taken for granted.</summary>
    public UsageAssumptions Usage => usage;

    /// <summary>Takes down something that is paid by the hour, all month.</summary>
    /// <param name="resource">What it is paid for.</param>
    /// <param name="what">What of it, for people.</param>
    /// <param name="count">How many of it there are.</param>
    /// <param name="key">The price's name.</param>
    public void Hours(CustomResource resource, string what, decimal count, string key) => Add(resource, what, count * usage.HoursPerMonth, key);

    /// <summary>Takes down something that is paid for.</summary>
    /// <param name="resource">What it is paid for.</param>
    /// <param name="what">What of it, for people.</param>
    /// <param name="quantity">How many units a month.</param>
    /// <param name="key">The price's name.</param>
    public void Add(CustomResource resource, string what, decimal quantity, string key)
    {
        if (prices.Find(key, region) is { } price)
        {
            _lines.Add(new(resource, what, quantity, key, price));
        }
        else
        {
            Missing(resource, $"the price table has no '{key}'");
        }
    }

    /// <summary>Takes down something that is paid by its use.</summary>
    public void NotEstimated(CustomResource resource, string why) => _unknown.Add(new(resource, why));

    /// <summary>Takes down something that certainly costs, and nobody knows how much.</summary>
    public void Missing(CustomResource resource, string why) => _unknown.Add(new(resource, why) { IsMissing = true });

    /// <summary>Takes down what autoscaling adds at the most: so many times the lines of a resource.</summary>
    public void AtMost(CustomResource resource, decimal times) => _atMost += times * _lines.Where(l => l.Resource == resource).Sum(static l => l.MonthlyUsd);

    /// <summary>The estimate.</summary>
    public CostEstimate ToEstimate() => new()
    {
        Region = region,
        Prices = prices,
        Usage = usage,
        Lines = _lines,
        NotEstimated = _unknown,
        AtMostUsd = _atMost,
    };
}
