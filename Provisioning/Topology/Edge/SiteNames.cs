namespace WpAspire.Provisioning.Topology;

/// <summary>The public names of a site.</summary>
/// <param name="Canonical">The one that is in its address.</param>
/// <param name="Served">Others that lead to the site as they are: those of the sites of a network.</param>
/// <param name="Redirected">Others that lead to the canonical one.</param>
internal sealed record SiteNames(string Canonical, IReadOnlyList<string> Served, IReadOnlyList<string> Redirected)
{
    /// <summary>All but the canonical one.</summary>
    public IReadOnlyList<string> Others { get; } = [.. Served, .. Redirected];

    /// <summary>All of them.</summary>
    public IReadOnlyList<string> All { get; } = [Canonical, .. Served, .. Redirected];

    /// <summary>What the resources that are for one of the others alone are called.</summary>
    public static string LogicalName(string name) => name.Replace("*", "any", StringComparison.Ordinal).Replace('.', '-');
}
