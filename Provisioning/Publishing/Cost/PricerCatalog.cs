using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>Says by type how a resource is priced.</summary>
internal sealed class PricerCatalog
{
    private readonly Dictionary<Type, Action<CustomResource, Bill>> _pricers = [];

    /// <summary>All types of resources that a program can have.</summary>
    public static PricerCatalog Create()
    {
        var catalog = new PricerCatalog();
        NetworkPricers.AddTo(catalog);
        ComputePricers.AddTo(catalog);
        DataPricers.AddTo(catalog);
        OperationsPricers.AddTo(catalog);
        FreeResources.AddTo(catalog);
        return catalog;
    }

    /// <summary>Adds a type that is priced.</summary>
    public void Add<T>(Action<T, Bill> price)
        where T : CustomResource => _pricers.Add(typeof(T), (resource, bill) => price((T)resource, bill));

    /// <summary>Adds a type that is paid for by what passes through it, which nobody knows beforehand.</summary>
    public void AddByUse<T>(string what)
        where T : CustomResource => Add<T>((resource, bill) => bill.NotEstimated(resource, what));

    /// <summary>Adds a type that costs nothing itself.</summary>
    public void AddFree<T>()
        where T : CustomResource => Add<T>(static (_, _) => { });

    /// <summary>Whether a type is known.</summary>
    public bool Knows(Type type) => _pricers.ContainsKey(type);

    /// <summary>Takes down what a resource costs.</summary>
    public void Price(CustomResource resource, Bill bill)
    {
        if (_pricers.TryGetValue(resource.GetType(), out var pricer))
        {
            pricer(resource, bill);
        }
        else
        {
            bill.Missing(resource, "nothing is known about its price");
        }
    }
}
