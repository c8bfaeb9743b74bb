using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>The cache's versions, copies and windows.</summary>
internal static class CacheChecks
{
    private static readonly string[] s_redisVersions = ["7.0", "7.1"];

    public static IEnumerable<OptionProblem> Check(AwsOptions options)
    {
        var cache = options.Cache;
        if (cache.Engine == "redis" != s_redisVersions.Contains(cache.EngineVersion))
        {
            var versions = cache.Engine == "redis" ? string.Join(" or ", s_redisVersions) : "7.2 or newer";
            yield return With(options.Cache.EngineVersion, $"be {versions}, because {Given(options.Cache.Engine)}");
        }

        if (cache.MultiAz && cache.Replicas == 0)
        {
            yield return With(options.Cache.Replicas, $"be at least 1, because {Given(options.Cache.MultiAz)}");
        }

        if (cache.SnapshotDays > 0 && Window.Overlap(cache.SnapshotWindow, cache.MaintenanceWindow))
        {
            yield return With(options.Cache.SnapshotWindow, $"not meet the maintenance, because {Given(options.Cache.MaintenanceWindow)}");
        }
    }
}
