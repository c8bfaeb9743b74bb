using System.Text.Json;

namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>What AWS' services cost, by region: <c>prices.json</c>.</summary>
internal sealed class PriceTable
{
    /// <summary>The region that every price is there for.</summary>
    public const string ReferenceRegion = "us-east-1";

    private static readonly Lazy<PriceTable> s_default = new(Load);

    private readonly Dictionary<string, Entry> _prices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> _factors = new(StringComparer.Ordinal);

    private PriceTable(JsonElement root)
    {
        Note = root.GetProperty("note").GetString()!;
        foreach (var region in root.GetProperty("regions").EnumerateObject())
        {
            _factors.Add(region.Name, region.Value.GetDecimal());
        }

        var services = new List<PriceService>();
        foreach (var service in root.GetProperty("services").EnumerateArray())
        {
            string Text(string name) => service.GetProperty(name).GetString()!;
            services.Add(new(Text("name"), Text("source"), Text("date"), Text("basis")));
            foreach (var price in service.GetProperty("prices").EnumerateObject())
            {
                var amounts = price.Value.EnumerateObject().Where(static p => p.Name != "unit").ToDictionary(static p => p.Name, static p => p.Value.GetDecimal(), StringComparer.Ordinal);
                _prices.Add(price.Name, new(price.Value.GetProperty("unit").GetString()!, amounts, services[^1]));
            }
        }

        Services = services;
    }

    /// <summary>The prices that come with this version.</summary>
    public static PriceTable Default => s_default.Value;

    /// <summary>What the table is, and how far it can be relied on.</summary>
    public string Note { get; }

    /// <summary>The services, in the order of the table.</summary>
    public IReadOnlyList<PriceService> Services { get; }

    /// <summary>The names of all prices.</summary>
    public IEnumerable<string> Keys => _prices.Keys;

    /// <summary>The regions that have prices of their own.</summary>
    public IEnumerable<string> Regions => _factors.Keys;

    /// <summary>What the prices of a region are of us-east-1's, roughly; 1 for regions that are not in the table.</summary>
    public decimal FactorOf(string region) => _factors.GetValueOrDefault(region, 1);

    /// <summary>Finds a price.</summary>
    /// <param name="key">Its name, such as <c>rds/db.t4g.micro</c>.</param>
    /// <param name="region">The region.</param>
    /// <returns>The price, or <see langword="null"/> if the table has none of this name.</returns>
    public Price? Find(string key, string region)
    {
        if (!_prices.TryGetValue(key, out var entry))
        {
            return null;
        }

        return entry.Amounts.TryGetValue(region, out var amount)
            ? new(amount, entry.Unit, IsApproximate: false)
            : new(entry.Amounts[ReferenceRegion] * FactorOf(region), entry.Unit, IsApproximate: true);
    }

    /// <summary>The service that a price is of.</summary>
    public PriceService ServiceOf(string key) => _prices[key].Service;

    private static PriceTable Load()
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream("WpAspire.Provisioning.Publishing.Cost.prices.json")!;
        using var document = JsonDocument.Parse(stream);
        return new(document.RootElement);
    }

    private sealed record Entry(string Unit, Dictionary<string, decimal> Amounts, PriceService Service);
}
