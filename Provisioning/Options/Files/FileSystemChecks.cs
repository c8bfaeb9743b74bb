using System.Globalization;
using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>Which modes and storage classes of EFS go together.</summary>
internal static class FileSystemChecks
{
    public static IEnumerable<OptionProblem> Check(AwsOptions options) => [.. Modes(options), .. Archive(options)];

    private static IEnumerable<OptionProblem> Modes(AwsOptions options)
    {
        var fileSystem = options.FileSystem;
        if (fileSystem.PerformanceMode == "maxIO" && fileSystem.ThroughputMode == "elastic")
        {
            yield return With(options.FileSystem.PerformanceMode, $"be generalPurpose, because {Given(options.FileSystem.ThroughputMode)}");
        }

        if (fileSystem.ThroughputMode == "provisioned" && fileSystem.ProvisionedMiBps is null)
        {
            yield return With(options.FileSystem.ProvisionedMiBps, $"be a whole number from 1 to 3414, because {Given(options.FileSystem.ThroughputMode)}");
        }

        if (fileSystem.ThroughputMode != "provisioned" && fileSystem.ProvisionedMiBps is not null)
        {
            yield return With(options.FileSystem.ProvisionedMiBps, $"be none, because {Given(options.FileSystem.ThroughputMode)}");
        }
    }

    private static IEnumerable<OptionProblem> Archive(AwsOptions options)
    {
        var fileSystem = options.FileSystem;
        if (fileSystem.TransitionToArchive is not { } archive)
        {
            yield break;
        }

        if (fileSystem.ThroughputMode != "elastic")
        {
            yield return With(options.FileSystem.TransitionToArchive, $"be none, because {Given(options.FileSystem.ThroughputMode)}");
        }

        // With maxIO, it is the performance mode that is wrong if the throughput is elastic.
        if (fileSystem.PerformanceMode != "generalPurpose" && fileSystem.ThroughputMode != "elastic")
        {
            yield return With(options.FileSystem.TransitionToArchive, $"be none, because {Given(options.FileSystem.PerformanceMode)}");
        }

        if (fileSystem.TransitionToIa is not { } infrequentAccess || Days(archive) <= Days(infrequentAccess))
        {
            yield return With(options.FileSystem.TransitionToArchive, $"be later than the transition to Infrequent Access, or none, because {Given(options.FileSystem.TransitionToIa)}");
        }
    }

    // AFTER_30_DAYS
    private static int Days(string transition) => int.Parse(transition.Split('_')[1], CultureInfo.InvariantCulture);
}
