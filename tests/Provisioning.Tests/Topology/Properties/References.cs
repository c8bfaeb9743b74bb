using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Tests.Topology.Properties;

/// <summary>What a resource needs, directly or by others: what its inputs refer to, and what it waits for.</summary>
internal sealed class References
{
    private readonly Dictionary<CustomResource, HashSet<CustomResource>> _all = [];

    /// <summary>What a resource needs.</summary>
    public IReadOnlySet<CustomResource> Of(CustomResource resource)
    {
        if (!_all.TryGetValue(resource, out var needed))
        {
            _all.Add(resource, needed = []);
            foreach (var direct in resource.Options.DependsOn.Concat(resource.Args.Expression.References()))
            {
                needed.Add(direct);
                needed.UnionWith(Of(direct));
            }
        }

        return needed;
    }
}
