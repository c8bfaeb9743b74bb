using WpAspire.Provisioning.Aws.ServiceDiscovery;
using WpAspire.Provisioning.Aws.ServiceDiscovery.Inputs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// The names under which containers reach each other: <c>{resource}.{site}.internal</c>. A name is made when the
/// first value asks for it.
/// </summary>
internal sealed class ServiceDiscovery(TopologyContext context, Network network)
{
    private readonly Dictionary<string, Service> _services = new(StringComparer.Ordinal);
    private PrivateDnsNamespace? _namespace;

    private string Domain => $"{context.StackName}.internal".ToLowerInvariant();

    /// <summary>The host name of a container.</summary>
    public string HostOf(IResource resource)
    {
        if (!_services.ContainsKey(resource.Name))
        {
            _namespace ??= context.Add(new PrivateDnsNamespace("namespace", new PrivateDnsNamespaceArgs { Name = Domain, Vpc = network.VpcId }));
            _services.Add(resource.Name, context.Add(new Service($"{resource.Name}-discovery", new ServiceArgs
            {
                Name = resource.Name.ToLowerInvariant(),
                DnsConfig = new ServiceDnsConfigArgs
                {
                    NamespaceId = _namespace.Id,
                    RoutingPolicy = "MULTIVALUE",
                    DnsRecords = [new ServiceDnsConfigDnsRecordArgs { Type = "A", Ttl = 10 }],
                },
                ForceDestroy = true,
            })));
        }

        return $"{resource.Name.ToLowerInvariant()}.{Domain}";
    }

    /// <summary>The ARN of a container's name; <see langword="null"/> if nobody asks for it.</summary>
    public Output<string>? ArnOf(IResource resource) => _services.GetValueOrDefault(resource.Name)?.Arn;
}
