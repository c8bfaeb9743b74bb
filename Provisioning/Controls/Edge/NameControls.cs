using WpAspire.Provisioning.Aws.Acm;
using WpAspire.Provisioning.Aws.Route53;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Program;
using static WpAspire.Provisioning.Controls.Requirement;

namespace WpAspire.Provisioning.Controls;

/// <summary>Controls 59 and 60: certificates and names.</summary>
internal static class NameControls
{
    private const string Section = "Edge";

    // They have no classes here: who adds a zone must log its queries and sign it.
    private const string QueryLog = "aws:route53/queryLog:QueryLog";
    private const string Signing = "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec";

    /// <summary>The controls.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(59, Section, "Certificates are strong, public, for one name each, and renewed without a gap")
        {
            Fsbp = ["ACM.1", "ACM.2"], Checkov = ["CKV_AWS_233", "CKV_AWS_234", "CKV2_AWS_71"], Absent = "no certificate of its own",
            Requirements =
            [
                Each<Certificate>("key", "the key is RSA with 2048 bits at least, or elliptic", static c => c.Args.KeyAlgorithm.IsOneOf("RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1")),
                Each<Certificate>("renewal", "AWS renews the certificate by DNS", static c => c.Args.ValidationMethod.Is("DNS")),
                Each<Certificate>("replacement", "a new certificate is there before the old one goes", static c => !c.Options.DeleteBeforeReplace),
                Each<Certificate>("transparency", "the certificate is in the transparency logs", static c => (c.Args.Options?.Value?.CertificateTransparencyLoggingPreference).Is("ENABLED")),
                Each<Certificate>("wildcard", "the certificate is for no wildcard", static c => c.Args.DomainName is { IsLiteral: true } name && !c.Args.SubjectAlternativeNames.Literals().Append(name.Literal!).Any(static n => n.StartsWith('*'))),
            ],
        },
        new(60, Section, "Names lead to what is there, and zones are logged and signed")
        {
            Fsbp = ["Route53.2"], Checkov = ["CKV2_AWS_38", "CKV2_AWS_39", "CKV2_AWS_23"], Absent = "no hosted zone and no name of its own",
            Requirements =
            [
                Each<Record>("target", "the name leads to a resource of the program", static s => s.All<Record>().Where(static r => r.Args.Type.IsOneOf("A", "AAAA")), static (_, r) => Target(r) is { } target && target.Expression.References().Any()),
                Each<Zone>("query-log", "queries are logged", static (s, z) => s.OfType(QueryLog).Any(l => l.Args.RefersTo(z))),
                Each<Zone>("signed", "the zone is signed", static (s, z) => s.OfType(Signing).Any(l => l.Args.RefersTo(z))),
            ],
        },
    ];

    private static IExpressionSource? Target(Record record) => record.Args.Aliases.Objects().FirstOrDefault() is { } alias ? alias.Name : record.Args.Records;
}
