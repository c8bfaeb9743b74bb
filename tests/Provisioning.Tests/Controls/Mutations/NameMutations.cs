using WpAspire.Provisioning.Aws.Acm;
using WpAspire.Provisioning.Aws.Acm.Inputs;
using WpAspire.Provisioning.Aws.Route53;
using WpAspire.Provisioning.Topology;
using static WpAspire.Provisioning.Tests.Controls.Mutations.Mutation;
using Record = WpAspire.Provisioning.Aws.Route53.Record;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

internal static class NameMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Offends(59, "key", static s => Certificate(s).KeyAlgorithm = "RSA_1024"),
        Offends(59, "renewal", static s => Certificate(s).ValidationMethod = "EMAIL"),
        Offends(59, "replacement", static s => s.Add(new Certificate("other", Certificate(s), new() { DeleteBeforeReplace = true }))),
        Offends(59, "transparency", static s => Certificate(s).Options = new CertificateOptionsArgs { CertificateTransparencyLoggingPreference = "DISABLED" }),
        Offends(59, "wildcard", static s => Certificate(s).SubjectAlternativeNames = ["*.example.com"]),
        Offends(60, "target", static s =>
        {
            s.Get<Record>("wordpress-a-record").Args.Aliases = null;
            s.Get<Record>("wordpress-a-record").Args.Records = ["192.0.2.1"];
        }),
        Offends(60, "query-log", static s => s.Get<OtherResource>("queries").Inputs["zoneId"] = "Z1") with { Prepare = AddZone },
        Offends(60, "signed", static s => s.Get<OtherResource>("signing").Inputs["hostedZoneId"] = "Z1") with { Prepare = AddZone },
    ];

    private static CertificateArgs Certificate(SiteTopology site) => site.Get<Certificate>().Args;

    private static void AddZone(SiteTopology site)
    {
        var zone = site.Add(new Zone("zone", new ZoneArgs { Name = "example.com" }));
        site.Add(new OtherResource("aws:route53/queryLog:QueryLog", "queries", new() { ["zoneId"] = zone.ZoneId }));
        site.Add(new OtherResource("aws:route53/hostedZoneDnsSec:HostedZoneDnsSec", "signing", new() { ["hostedZoneId"] = zone.ZoneId }));
    }
}
