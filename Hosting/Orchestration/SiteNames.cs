namespace WpAspire.Hosting.Orchestration;

/// <summary>The names that a site's objects have in the container engine. Two sites, or two checkouts, never share one.</summary>
internal static class SiteNames
{
    /// <summary>The network that the site's containers share.</summary>
    public static string Network(SiteIdentity site) => $"{site.Name}-{site.ShortSha}";

    /// <summary>The container of a resource, unless <c>WithContainerName</c> says otherwise.</summary>
    public static string Container(SiteIdentity site, string resource) => $"{site.Name}-{resource.ToLowerInvariant()}-{site.ShortSha}";
}
