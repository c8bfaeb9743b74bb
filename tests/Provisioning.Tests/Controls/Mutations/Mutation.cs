using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Tests.Topology;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

/// <summary>A change of a site's program that a requirement of a control must notice.</summary>
/// <param name="Control">The control's number.</param>
/// <param name="Requirement">The requirement's name.</param>
/// <param name="Site">The site.</param>
/// <param name="Change">What is changed.</param>
internal sealed record Mutation(int Control, string Requirement, TestSite Site, Action<SiteTopology> Change)
{
    /// <summary>Whether the change makes good what is waived, rather than offends.</summary>
    public bool Mends { get; init; }

    /// <summary>Adds what the requirement is about, where the site has nothing of the kind.</summary>
    public Action<SiteTopology>? Prepare { get; init; }

    /// <summary>All of them, in the order of the controls.</summary>
    public static IReadOnlyList<Mutation> All { get; } =
    [
        .. EcsMutations.All, .. EfsMutations.All, .. RdsMutations.All, .. AuroraMutations.All, .. LoadBalancerMutations.All, .. NetworkMutations.All, .. InstanceMutations.All,
        .. RegistryMutations.All, .. CacheMutations.All, .. EdgeMutations.All, .. NameMutations.All, .. BucketMutations.All, .. OperationsMutations.All,
    ];

    public static Mutation Named(int control, string requirement) => All.Single(m => m.Control == control && m.Requirement == requirement);

    /// <summary>A change of the site with all that there is.</summary>
    public static Mutation Offends(int control, string requirement, Action<SiteTopology> change) => new(control, requirement, TestSites.Prod, change);

    /// <summary>A change that makes good what is waived for the site with all that there is.</summary>
    public static Mutation MendsIt(int control, string requirement, Action<SiteTopology> change) => new(control, requirement, TestSites.Prod, change) { Mends = true };
}

/// <summary>Finds resources in a site's program.</summary>
internal static class SiteTopologyExtensions
{
    /// <summary>The resource of a type, or the one of a name.</summary>
    public static T Get<T>(this SiteTopology site, string? name = null)
        where T : CustomResource => site.Program.OfType<T>().First(r => name is null || r.Name == name);

    /// <summary>Adds a resource.</summary>
    public static T Add<T>(this SiteTopology site, T resource)
        where T : CustomResource => site.Program.Add(resource);
}
