namespace WpAspire.WebBenchmark;

/// <summary>Where a case is reached, and what serves it.</summary>
/// <param name="Address">The address to connect to.</param>
/// <param name="Host">The <c>Host</c> header: the site's own name and port, so that it does not redirect.</param>
/// <param name="Containers">The containers that serve it.</param>
internal sealed record Target(Uri Address, string Host, IReadOnlyList<ContainerGroup> Containers);
