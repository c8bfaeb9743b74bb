using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>The load balancer's times and its certificate.</summary>
internal static class LoadBalancerChecks
{
    public static IEnumerable<OptionProblem> Check(AwsOptions options)
    {
        var loadBalancer = options.LoadBalancer;
        if (loadBalancer.HealthTimeoutSeconds >= loadBalancer.HealthIntervalSeconds)
        {
            yield return With(options.LoadBalancer.HealthTimeoutSeconds, $"be less than {loadBalancer.HealthIntervalSeconds}, because {Given(options.LoadBalancer.HealthIntervalSeconds)}");
        }

        if (loadBalancer.IdleTimeoutSeconds < options.WordPress.MaxExecutionSeconds)
        {
            yield return With(options.LoadBalancer.IdleTimeoutSeconds, $"be at least {options.WordPress.MaxExecutionSeconds}, because {Given(options.WordPress.MaxExecutionSeconds)}");
        }

        if (options.CertificateArn is { } certificate && certificate.Split(':')[3] != options.Region)
        {
            yield return With(options.CertificateArn, $"be in the load balancer's region, because {Given(options.Region)}");
        }
    }
}
