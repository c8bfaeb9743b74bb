using WpAspire.Provisioning.Controls;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Controls;

/// <summary>A requirement of a control in a site, as it is now.</summary>
internal sealed record Evaluated(Requirement Requirement, IReadOnlyList<Subject> Subjects, ControlResult Control)
{
    public bool IsMet => Subjects.Count > 0 && Subjects.All(static s => s.IsMet);

    public static Evaluated Of(SiteTopology site, int control, string requirement)
    {
        var asked = SecurityControls.All.Single(c => c.Number == control).Requirements.Single(r => r.Name == requirement);
        return new(asked, [.. asked.Check(new Inspection(site))], SecurityControls.Evaluate(site).Results.Single(r => r.Number == control));
    }
}
