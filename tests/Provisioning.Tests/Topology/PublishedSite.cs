namespace WpAspire.Provisioning.Tests.Topology;

/// <summary>A site with its program.</summary>
/// <param name="Program">The program as text.</param>
/// <param name="Region">The region.</param>
/// <param name="AccountId">The only account that is allowed.</param>
internal sealed record PublishedSite(string Program, string Region, string? AccountId)
{
    /// <summary>Publishes a site.</summary>
    public static async Task<PublishedSite> CreateAsync(TestSite site)
    {
        var made = await site.CreateAsync(TestContext.Current.CancellationToken);
        return new(TestSite.Write(made.Program), made.Context.Region, made.Context.Options.AccountId);
    }
}
