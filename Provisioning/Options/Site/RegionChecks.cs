using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>What a region can serve.</summary>
internal static class RegionChecks
{
    public static IEnumerable<OptionProblem> Check(AwsOptions options)
    {
        if (!SiteRegion.All.TryGetValue(options.Region, out var region))
        {
            yield return With(options.Region, $"be one of {Regions}: for others, the site's image has no certificates of the database, and no task would ever connect");
            yield break;
        }

        if (options.CloudFront is { Enabled: true, AccessLogs: true } && !region.TakesEdgeLogs)
        {
            yield return With(options.CloudFront.AccessLogs, $"be false, because {Given(options.Region)}, where CloudFront writes no logs");
        }

        if (options.Backup.CopyRegion is { } copy && !SiteRegion.All.ContainsKey(copy))
        {
            yield return With(options.Backup.CopyRegion, $"be one of {Regions}: in others, no site could be restored");
        }
    }

    private static string Regions => string.Join(", ", SiteRegion.All.Keys.Order(StringComparer.Ordinal));
}
