using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>What a site in public needs: a name, a certificate, somebody who is told.</summary>
internal static class SiteChecks
{
    public static IEnumerable<OptionProblem> Check(AwsOptions options)
    {
        var isProd = options.Preset == Preset.Prod;
        if (options.Domain is null && options.Domains.Count == 0)
        {
            var reason = isProd ? Given(options.Preset)
                : options.LoadBalancer.Https ? Given(options.LoadBalancer.Https)
                : options.CloudFront.Enabled ? Given(options.CloudFront.Enabled)
                : null;
            if (reason is not null)
            {
                yield return With(options.Domain, $"be a domain name such as blog.example.com, because {reason}");
            }
        }

        if (options.HostedZoneId is null && options.CertificateArn is null && (isProd || options.LoadBalancer.Https))
        {
            var reason = isProd ? Given(options.Preset) : Given(options.LoadBalancer.Https);
            yield return With(options.HostedZoneId, $"be the hosted zone that proves the certificate, or {Name(options.CertificateArn)} one that exists, because {reason}");
        }

        if (options.Observability.AlarmEmail is null)
        {
            var reason = isProd ? Given(options.Preset)
                : options.Observability.Alarms ? Given(options.Observability.Alarms)
                : options.Observability.MonthlyBudgetUsd is not null ? Given(options.Observability.MonthlyBudgetUsd)
                : null;
            if (reason is not null)
            {
                yield return With(options.Observability.AlarmEmail, $"be an e-mail address such as ops@example.com, because {reason}");
            }
        }

        if (options.WordPress.Smtp is { User: not null, Host: null })
        {
            yield return With(options.WordPress.Smtp.Host, $"be a mail server, because {Given(options.WordPress.Smtp.User)}");
        }
    }
}
