using WpAspire.Provisioning.Options.Binding;
using WpAspire.Provisioning.Options.Definitions;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>What CloudFront and the firewall need.</summary>
internal static class EdgeChecks
{
    // CloudFront takes its certificates from there, wherever the site is.
    private const string CertificateRegion = "us-east-1";

    public static IEnumerable<OptionProblem> Check(AwsOptions options) => [.. CloudFront(options), .. Waf(options)];

    private static IEnumerable<OptionProblem> CloudFront(AwsOptions options)
    {
        var cloudFront = options.CloudFront;
        if (cloudFront.CertificateArn is { } certificate && certificate.Split(':')[3] != CertificateRegion)
        {
            yield return With(options.CloudFront.CertificateArn, $"be in {CertificateRegion}, where CloudFront takes its certificates from");
        }

        if (!cloudFront.Enabled)
        {
            yield break;
        }

        if (!options.LoadBalancer.Https)
        {
            yield return With(options.LoadBalancer.Https, $"be true, because {Given(options.CloudFront.Enabled)}");
        }

        var isCovered = cloudFront.CertificateArn is not null || options.HostedZoneId is not null
            || (options.CertificateArn is not null && options.Region == CertificateRegion);
        if (!isCovered && options.CertificateArn is not null)
        {
            yield return With(options.CloudFront.CertificateArn, $"be a certificate in {CertificateRegion}, or {Name(options.HostedZoneId)} the hosted zone that proves one, because {Given(options.CloudFront.Enabled)}");
        }
    }

    private static IEnumerable<OptionProblem> Waf(AwsOptions options)
    {
        if (!options.Waf.Enabled && options.Waf.AdminAllowedCidrs.Count > 0)
        {
            yield return With(options.Waf.AdminAllowedCidrs, $"be none, because {Given(options.Waf.Enabled)}, and nothing would keep others out");
        }

        foreach (var rule in options.Waf.CountOnly.Where(static r => r.Split('/') is [var group, var name] && ManagedRules.Of(group) is [_, ..] known && !known.Contains(name)))
        {
            yield return With(options.Waf.CountOnly, $"have rules that AWS has, and {rule} is not one of them; {rule.Split('/')[0]} has {string.Join(", ", ManagedRules.Of(rule.Split('/')[0]))}");
        }

        foreach (var group in options.Waf.CountOnly.Select(r => r.Split('/')[0]).Distinct().Except(options.Waf.ManagedRuleGroups))
        {
            yield return With(options.Waf.CountOnly, $"have rules of the groups in {Name(options.Waf.ManagedRuleGroups)} only, and {group} is not one of them; it has {OptionText.Format(options.Waf.ManagedRuleGroups)}");
        }
    }
}
