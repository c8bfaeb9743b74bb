using WpAspire.Provisioning.Controls;
using WpAspire.Provisioning.Tests.Topology;

namespace WpAspire.Provisioning.Tests.Controls;

public class WaiverTests
{
    // What has to be in a site for the controls that a small one has nothing for.
    private static readonly Dictionary<string, (string Key, string Value)[]> s_alsoNeeded = new()
    {
        ["20/own-key"] = [("Aws:Database:PerformanceInsights", "true")],
        ["50/zones"] = [("Aws:Cache:Replicas", "1")],
        ["55/logs"] = [("Aws:LoadBalancer:Https", "true"), ("Aws:CloudFront:Enabled", "true")],
        ["55/firewall"] = [("Aws:LoadBalancer:Https", "true"), ("Aws:CloudFront:Enabled", "true")],
        ["63/own-key"] = [("Aws:LoadBalancer:Https", "true"), ("Aws:CloudFront:Enabled", "true"), ("Aws:CloudFront:AccessLogs", "true")],
        ["69/own-key"] = [("Aws:Backup:Enabled", "true")],
        ["70/own-key"] = [("Aws:Observability:AlarmEmail", "ops@example.com")],
    };

    private static readonly TestSite s_dev = TestSites.Dev
        .With(static builder => builder.AddRedis("cache"))
        .With("Aws:Domain", "www.example.com")
        .With("Aws:HostedZoneId", "Z0123456789ABCDEFGHIJ")
        .With("Aws:Database:InstanceClass", "db.t4g.medium");

    public static TheoryData<int, string> OfDev => new(Waivers.All.Where(static w => w.Remedy is not null).Select(static w => (w.Control, w.Requirement)));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Each_is_of_a_requirement_that_there_is() => Assert.All(Waivers.All, static waiver =>
        Assert.Contains(SecurityControls.All.Single(c => c.Number == waiver.Control).Requirements, r => r.Name == waiver.Requirement));

    [Fact]
    public async Task Each_has_a_site_that_needs_it()
    {
        var given = new List<string>();
        // A network with a wildcard, and backups without a copy.
        foreach (var site in TestSites.All.Append(TestSites.Network).Append(TestSites.Prod.With("Aws:Backup:CopyRegion", "none")))
        {
            given.AddRange(SecurityControls.Evaluate(await site.CreateAsync(Cancellation)).Results.Where(static r => r.Status == ControlStatus.Waived).Select(static r => r.Reason!));
        }

        Assert.All(Waivers.All.Where(static w => w.Remedy is null), waiver => Assert.Contains(given, g => g.Contains(waiver.Reason, StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(OfDev))]
    public async Task What_dev_leaves_out_is_there_once_its_option_is_set(int control, string requirement)
    {
        var waiver = Waivers.All.Single(w => w.Remedy is not null && w.Control == control && w.Requirement == requirement);
        var site = s_alsoNeeded.GetValueOrDefault($"{control}/{requirement}", []).Aggregate(s_dev, static (site, setting) => site.With(setting.Key, setting.Value));

        var before = Evaluated.Of(await site.CreateAsync(Cancellation), control, requirement);
        var after = Evaluated.Of(await site.With(waiver.Remedy!.Key, waiver.Remedy.Value).CreateAsync(Cancellation), control, requirement);

        Assert.Equal(ControlStatus.Waived, before.Control.Status);
        Assert.Contains(waiver.Reason, before.Control.Reason, StringComparison.Ordinal);
        Assert.Contains(before.Subjects, static s => !s.IsMet);
        Assert.True(after.IsMet);
    }

    [Fact]
    public async Task What_dev_leaves_out_prod_must_not()
    {
        var site = await TestSites.Prod
            .With("Aws:Encryption:CustomerManagedKeys", "false")
            .With("Aws:Database:MultiAz", "false")
            .With("Aws:Observability:ContainerInsights", "disabled")
            .CreateAsync(Cancellation);

        var notMet = SecurityControls.Evaluate(site).Results.Where(static r => r.Status == ControlStatus.NotMet).Select(static r => r.Number);

        Assert.Equal([1, 2, 13, 19, 20, 48, 51, 63, 66, 67, 69, 79, 70], notMet);
    }
}
