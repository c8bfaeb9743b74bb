using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Controls;

/// <summary>The security controls, and their evaluation on a program before anything is deployed.</summary>
internal static class SecurityControls
{
    /// <summary>All controls, in the order of their numbers.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        .. EcsControls.All,
        .. EfsControls.All,
        .. RdsControls.All,
        .. LoadBalancerControls.All,
        .. NetworkControls.All,
        .. RegistryControls.All,
        .. CacheControls.All,
        .. EdgeControls.All,
        .. BucketControls.All,
        .. OperationsControls.All,
        .. AccountControls.All,
    ];

    /// <summary>Says what became of each control in a site.</summary>
    /// <param name="site">The site.</param>
    public static ControlReport Evaluate(SiteTopology site)
    {
        var inspection = new Inspection(site);
        return new([.. All.Select(c => c.Evaluate(inspection, Waivers.All))]);
    }
}
