using WpAspire.Provisioning.Aws.AppAutoScaling;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>
/// Estimates what a program costs a month. Every type of resource is priced, known to be free, or named as something
/// that is not estimated; none is passed over.
/// </summary>
internal static class CostEstimator
{
    private static readonly PricerCatalog s_pricers = PricerCatalog.Create();

    /// <summary>Estimates a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="region">The region that it makes its resources in.</param>
    public static CostEstimate Estimate(PulumiProgram program, string region)
    {
        var bill = new Bill(PriceTable.Default, new(), region);
        // What scales a service adds to what the service costs.
        foreach (var resource in program.Resources.OrderBy(static r => r is Target))
        {
            s_pricers.Price(resource, bill);
        }

        return bill.ToEstimate();
    }

    /// <summary>Says whether an estimate knows what to make of a type of resource.</summary>
    public static bool Knows(Type type) => s_pricers.Knows(type);
}
