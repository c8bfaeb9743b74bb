using System.Text.Json.Nodes;

namespace WpAspire.Hosting.Containers;

/// <summary>A network of the container runtime, in one of its address ranges.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Gateway">Where its containers find the machine that the runtime is on.</param>
/// <param name="Subnet">The addresses of its containers.</param>
internal sealed record ContainerNetwork(string Name, IPAddress Gateway, IPNetwork Subnet)
{
    /// <summary>What <c>network inspect --format</c> is to write, one network a line.</summary>
    public const string Format = "{{.Name}} {{json .IPAM.Config}}";

    /// <summary>Reads such lines.</summary>
    public static IReadOnlyList<ContainerNetwork> Parse(string lines)
    {
        List<ContainerNetwork> networks = [];
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split(' ', 2) is not [var name, var json])
            {
                continue;
            }

            foreach (var range in JsonNode.Parse(json)?.AsArray() ?? [])
            {
                if (IPNetwork.TryParse((string?)range?[nameof(Subnet)], out var subnet))
                {
                    networks.Add(new(name, IPAddress.TryParse((string?)range?[nameof(Gateway)], out var gateway) ? gateway : First(subnet), subnet));
                }
            }
        }

        return networks;
    }

    // What a gateway is unless somebody chooses another; of its own network Docker does not say it then.
    private static IPAddress First(IPNetwork subnet)
    {
        var bytes = subnet.BaseAddress.GetAddressBytes();
        bytes[^1]++;
        return new IPAddress(bytes);
    }
}
