using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>What the kinds of disk of a database server can do.</summary>
internal static class DatabaseStorageChecks
{
    // Below this size, RDS does not let the performance of a gp3 disk be chosen.
    private const int Gp3StripedFromGiB = 400;
    private const int SmallestProvisionedGiB = 100;

    public static IEnumerable<OptionProblem> Check(AwsOptions options) =>
    [
        .. Growth(options),
        .. options.Database.StorageType switch
        {
            "gp3" when options.Database.AllocatedGiB >= Gp3StripedFromGiB => LargeGp3(options),
            "io1" or "io2" => ProvisionedIops(options),
            _ => FixedPerformance(options),
        },
    ];

    private static IEnumerable<OptionProblem> Growth(AwsOptions options)
    {
        // RDS wants the limit at least a tenth above the size.
        var smallest = (options.Database.AllocatedGiB * 11 + 9) / 10;
        if (options.Database.MaxAllocatedGiB < smallest)
        {
            yield return With(options.Database.MaxAllocatedGiB, $"be at least {smallest}, or none, because {Given(options.Database.AllocatedGiB)}");
        }
    }

    private static IEnumerable<OptionProblem> FixedPerformance(AwsOptions options)
    {
        var reason = options.Database.StorageType == "gp3"
            ? $"{Given(options.Database.AllocatedGiB)}, and gp3 has its own performance below {Gp3StripedFromGiB}"
            : Given(options.Database.StorageType);
        if (options.Database.Iops is not null)
        {
            yield return With(options.Database.Iops, $"be none, because {reason}");
        }

        if (options.Database.ThroughputMiBps is not null)
        {
            yield return With(options.Database.ThroughputMiBps, $"be none, because {reason}");
        }
    }

    private static IEnumerable<OptionProblem> LargeGp3(AwsOptions options)
    {
        if (options.Database.Iops is < 12000 or > 64000)
        {
            yield return With(options.Database.Iops, $"be from 12000 to 64000, because {Given(options.Database.StorageType)} and {Given(options.Database.AllocatedGiB)}");
        }

        var most = (options.Database.Iops ?? 12000) / 4;
        if (options.Database.ThroughputMiBps > most)
        {
            yield return With(options.Database.ThroughputMiBps, $"be at most {most}, a quarter of the operations per second, because {Given(options.Database.Iops)}");
        }
    }

    private static IEnumerable<OptionProblem> ProvisionedIops(AwsOptions options)
    {
        var mostForEachGiB = options.Database.StorageType == "io1" ? 50 : 1000;
        var most = options.Database.AllocatedGiB * mostForEachGiB;
        if (options.Database.AllocatedGiB < SmallestProvisionedGiB)
        {
            yield return With(options.Database.AllocatedGiB, $"be at least {SmallestProvisionedGiB}, because {Given(options.Database.StorageType)}");
        }

        if (options.Database.Iops is null || options.Database.Iops > most || options.Database.Iops < options.Database.AllocatedGiB / 2)
        {
            yield return With(options.Database.Iops, $"be from {Math.Max(1000, options.Database.AllocatedGiB / 2)} to {Math.Min(256000, most)}, because {Given(options.Database.StorageType)} and {Given(options.Database.AllocatedGiB)}");
        }

        if (options.Database.ThroughputMiBps is not null)
        {
            yield return With(options.Database.ThroughputMiBps, $"be none, because {Given(options.Database.StorageType)}");
        }
    }
}
