using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.CloudFront.Inputs;
using WpAspire.Provisioning.Aws.WafV2;
using WpAspire.Provisioning.Controls.Reading;
using static WpAspire.Provisioning.Controls.Requirement;

namespace WpAspire.Provisioning.Controls;

/// <summary>Controls 53 to 60: the content delivery network, the firewall, certificates and names.</summary>
internal static class EdgeControls
{
    private const string Section = "Edge";
    private const string NoDistribution = "no CloudFront distribution";
    private const int Year = 31536000;

    /// <summary>The controls.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(53, Section, "Visitors of CloudFront speak HTTPS, with current TLS and a certificate of the site's own")
        {
            Fsbp = ["CloudFront.3", "CloudFront.7", "CloudFront.8", "CloudFront.15"], Checkov = ["CKV_AWS_34", "CKV_AWS_174", "CKV2_AWS_42"], Trivy = ["AWS-0012", "AWS-0013"], Absent = NoDistribution,
            Requirements =
            [
                Each<Distribution>("https", "visitors are redirected to HTTPS everywhere", static d => CacheBehavior.Of(d).All(static b => b.ViewerProtocol.IsOneOf("redirect-to-https", "https-only"))),
                Each<Distribution>("tls", "the oldest TLS is 1.2 with the ciphers of 2021", static d => (d.Args.ViewerCertificate.Value?.MinimumProtocolVersion).IsOneOf("TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025")),
                Each<Distribution>("sni", "certificates are chosen by name", static d => (d.Args.ViewerCertificate.Value?.SslSupportMethod).Is("sni-only")),
                Each<Distribution>("certificate", "the certificate is the site's own", static d => d.Args.ViewerCertificate.Value?.AcmCertificateArn is not null),
            ],
        },
        new(54, Section, "CloudFront speaks HTTPS to origins, and no old TLS")
        {
            Fsbp = ["CloudFront.9", "CloudFront.10"], Checkov = ["CKV2_AWS_54", "CKV2_AWS_72"], Absent = NoDistribution,
            Requirements =
            [
                EachPart("https", "the origin is asked by HTTPS", OriginConnection.Of, static o => o.Protocol.Is("https-only")),
                EachPart("tls", "the oldest TLS is 1.2", OriginConnection.Of, static o => o.Versions.Literals() is [_, ..] versions && versions.All(static v => v is "TLSv1.2" or "TLSv1.3")),
            ],
        },
        new(55, Section, "CloudFront logs, has a firewall and a root object, and leads to origins that are there")
        {
            Fsbp = ["CloudFront.1", "CloudFront.5", "CloudFront.6", "CloudFront.12", "CloudFront.13"],
            Checkov = ["CKV_AWS_86", "CKV_AWS_68", "CKV_AWS_216", "CKV_AWS_305", "CKV2_AWS_46"],
            Trivy = ["AWS-0010", "AWS-0011"],
            Absent = NoDistribution,
            Requirements =
            [
                Each<Distribution>("logs", "requests are logged", static d => d.Args.LoggingConfig?.Value?.Bucket is not null),
                Each<Distribution>("firewall", "a web ACL stands before the distribution", static d => d.Args.WebAclId is not null),
                Each<Distribution>("enabled", "the distribution is switched on", static d => d.Args.Enabled.Is(true)),
                Each<Distribution>("root-object", "there is a default root object", static d => d.Args.DefaultRootObject is not null),
                Each<Distribution>("bucket-root-object", "a distribution of a bucket has a default root object", static s => s.All<Distribution>().Where(IsOfBucket), static (_, d) => d.Args.DefaultRootObject is not null),
                Each<Distribution>("access-control", "buckets are read by an origin access control only", static d => Origins(d).Where(IsBucket).All(static o => o.OriginAccessControlId is not null)),
                Each<Distribution>("origins", "origins are resources of the program", static d => Origins(d).All(static o => o.DomainName.Expression.References().Any())),
            ],
        },
        new(56, Section, "Browsers are told to speak HTTPS only")
        {
            Checkov = ["CKV2_AWS_32", "CKV_AWS_259"], Absent = NoDistribution,
            Requirements =
            [
                Each<Distribution>("policy", "every answer has a policy of response headers", static (s, d) => CacheBehavior.Of(d).All(b => s.All<ResponseHeadersPolicy>().Any(p => b.ResponseHeaders.RefersTo(p)))),
                Each<ResponseHeadersPolicy>("hsts", "Strict-Transport-Security is sent, for a year", static p => Hsts(p) is { } hsts && hsts.AccessControlMaxAgeSec.IsAtLeast(Year) && hsts.Override.Is(true)),
                Each<ResponseHeadersPolicy>("preload", "Strict-Transport-Security is for all names below, and in browsers' lists", static p => Hsts(p) is { } hsts && hsts.IncludeSubdomains.Is(true) && hsts.Preload.Is(true)),
            ],
        },
        new(57, Section, "CloudFront has a second origin, and countries that it serves")
        {
            Fsbp = ["CloudFront.4"], Checkov = ["CKV_AWS_310", "CKV_AWS_374"], Absent = NoDistribution,
            Requirements =
            [
                Each<Distribution>("failover", "another origin takes over", static d => d.Args.OriginGroups.Objects().Any(static g => g.Members.Count > 1)),
                Each<Distribution>("geography", "countries are allowed or denied", static d => (d.Args.Restrictions.Value?.GeoRestriction.Value?.RestrictionType).IsOneOf("whitelist", "blacklist")),
            ],
        },
        new(58, Section, "The firewall acts, counts and logs, and knows Log4Shell")
        {
            Fsbp = ["WAF.10", "WAF.12", "WAF.11"], Checkov = ["CKV_AWS_175", "CKV_AWS_192", "CKV_AWS_342", "CKV2_AWS_31", "CKV2_AWS_47"], Absent = "no web ACL",
            Requirements =
            [
                Each<WebAcl>("rules", "there are rules", static a => WebAclRules.Of(a).Count > 0),
                Each<WebAcl>("actions", "every rule has an action", static a => WebAclRules.Of(a).All(WebAclRules.Acts)),
                Each<WebAcl>("metrics", "requests are counted by rule", static a => (a.Args.VisibilityConfig.Value?.CloudwatchMetricsEnabled).Is(true) && WebAclRules.Of(a).All(static r => (r.VisibilityConfig.Value?.CloudwatchMetricsEnabled).Is(true))),
                Each<WebAcl>("logs", "requests are logged", static (s, a) => s.About<WebAclLoggingConfiguration>(a, static l => l.Args.ResourceArn).Any()),
                Each<WebAcl>("log4shell", "the rules against Log4Shell block", static a => WebAclRules.HasRules(a, "AWSManagedRulesKnownBadInputsRuleSet", "Log4JRCE")),
            ],
        },
        .. NameControls.All,
    ];

    private static IEnumerable<DistributionOriginArgs> Origins(Distribution distribution) => distribution.Args.Origins.Objects();

    private static bool IsOfBucket(Distribution distribution) =>
        Origins(distribution).Any(o => IsBucket(o) && o.OriginId.Literal == distribution.Args.DefaultCacheBehavior.Value?.TargetOriginId.Literal);

    private static bool IsBucket(DistributionOriginArgs origin) => origin.S3OriginConfig is not null || origin.DomainName.Expression.References().Any(static r => r is Aws.S3.Bucket);

    private static ResponseHeadersPolicySecurityHeadersConfigStrictTransportSecurityArgs? Hsts(ResponseHeadersPolicy policy) => policy.Args.SecurityHeadersConfig?.Value?.StrictTransportSecurity?.Value;
}
