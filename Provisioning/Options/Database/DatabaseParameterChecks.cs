using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>MariaDB's parameters: what fits the machine, and what the version knows.</summary>
internal static class DatabaseParameterChecks
{
    private const long OneGiB = 1024L * 1024 * 1024;

    public static IEnumerable<OptionProblem> Check(AwsOptions options) => [.. Memory(options), .. QueryCache(options), .. Extra(options)];

    private static IEnumerable<OptionProblem> Memory(AwsOptions options)
    {
        var parameters = options.Database.Parameters;
        var memory = InstanceTypes.MemoryOf(options.Database.InstanceClass);
        var most = memory <= OneGiB ? 0.5 : 0.8;
        if (BufferPoolSize.TryParse(parameters.InnodbBufferPoolSize, out var pool) && (pool.Part ?? pool.PartOf(memory ?? long.MaxValue)) > most)
        {
            yield return With(options.Database.Parameters.InnodbBufferPoolSize, FormattableString.Invariant($"be at most {most:P0} of the memory, because {Given(options.Database.InstanceClass)}"));
        }

        var mostLogMiB = options.Database.AllocatedGiB * 1024 / 10;
        if (parameters.InnodbLogFileSizeMiB > mostLogMiB)
        {
            yield return With(options.Database.Parameters.InnodbLogFileSizeMiB, $"be at most {mostLogMiB}, a tenth of the disk, because {Given(options.Database.AllocatedGiB)}");
        }
    }

    private static IEnumerable<OptionProblem> QueryCache(AwsOptions options)
    {
        var parameters = options.Database.Parameters;
        if (parameters.QueryCacheType == 0 != (parameters.QueryCacheSizeMiB == 0))
        {
            yield return With(options.Database.Parameters.QueryCacheSizeMiB, $"be {(parameters.QueryCacheType == 0 ? "0" : "from 1 to 1024")}, because {Given(options.Database.Parameters.QueryCacheType)}");
        }
    }

    private static IEnumerable<OptionProblem> Extra(AwsOptions options)
    {
        if (MariaDbRelease.Of(options.Database.EngineVersion) is not { } release)
        {
            yield break;
        }

        foreach (var (name, value) in options.Database.Parameters.Extra)
        {
            if (MariaDbParameters.Refusal(name, value, release.Version) is { } refusal)
            {
                yield return Refused($"{Name(options.Database.Parameters.Extra)}:{name}", value, refusal);
            }
        }
    }
}
