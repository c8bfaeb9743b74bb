namespace WpAspire.WebBenchmark;

/// <summary>One way to run the site.</summary>
/// <param name="Name">Its name in the results.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Resource">The resource of the model.</param>
/// <param name="IsProxied">Whether its requests go through the AppHost's load balancer, or to the container itself.</param>
/// <param name="Containers">How many containers the model has of it.</param>
internal sealed record Case(string Name, string Title, string Resource, bool IsProxied = false, int Containers = 1)
{
    /// <summary>What the others are compared with.</summary>
    public static Case Apache { get; } = new("apache", "Debian: Apache, mod_php", "apache");

    /// <summary>Our image as it is.</summary>
    public static Case Plain { get; } = new("plain", "our image", "plain");

    /// <summary>With the object cache.</summary>
    public static Case ObjectCache { get; } = new("object-cache", "our image, object cache", "object-cache");

    /// <summary>With the micro-cache.</summary>
    public static Case PageCache { get; } = new("page-cache", "our image, micro-cache", "page-cache");

    /// <summary>The container of <see cref="Plain"/>, through the load balancer.</summary>
    public static Case Proxied { get; } = new("proxy", "our image, load balancer", "plain", IsProxied: true);

    /// <summary>Three containers behind the load balancer.</summary>
    public static Case Replicas { get; } = new("replicas", "3 replicas, load balancer", "replicas", IsProxied: true, Containers: 3);

    /// <summary>With the telemetry of every tenth request.</summary>
    public static Case TracedTenth { get; } = new("telemetry-10", "our image, telemetry of 10 %", "telemetry-tenth");

    /// <summary>With the telemetry of all requests.</summary>
    public static Case Traced { get; } = new("telemetry-100", "our image, telemetry of 100 %", "telemetry");

    /// <summary>All of them, in the order of the table.</summary>
    public static IReadOnlyList<Case> All { get; } = [Apache, Plain, ObjectCache, PageCache, Proxied, Replicas, TracedTenth, Traced];
}
