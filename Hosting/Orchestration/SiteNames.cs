using System.Globalization;

namespace WpAspire.Hosting.Orchestration;

/// <summary>The names that a site's objects have in the container engine. Two sites, or two checkouts, never share one.</summary>
internal static class SiteNames
{
    /// <summary>The network that the site's containers share.</summary>
    public static string Network(SiteIdentity site) => $"{site.Name}-{site.ShortSha}";

    /// <summary>
    /// The container of a replica. The number is always there: without it the second replica of <c>box</c> would have
    /// the name of a resource <c>box-2</c>. A name of <c>WithContainerName</c> is the first replica's as it is.
    /// </summary>
    public static string Container(SiteIdentity site, IResource resource, int replica)
    {
        var number = replica.ToString(CultureInfo.InvariantCulture);
        return resource.Annotations.OfType<ContainerNameAnnotation>().LastOrDefault() is { } own
            ? (replica == 1 ? own.Name : $"{own.Name}-{number}")
            : $"{site.Name}-{resource.Name.ToLowerInvariant()}-{number}-{site.ShortSha}";
    }

    /// <summary>What a replica is called: in logs, and by the other containers.</summary>
    public static string Replica(string resource, int replica) => $"{resource}-{replica.ToString(CultureInfo.InvariantCulture)}";
}
