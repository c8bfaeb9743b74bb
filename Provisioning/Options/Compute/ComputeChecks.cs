using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>What Fargate and EC2 can run.</summary>
internal static class ComputeChecks
{
    private const int LongestStopOnFargate = 120;

    public static IEnumerable<OptionProblem> Check(AwsOptions options) =>
    [
        .. options.Compute.LaunchType == LaunchType.Fargate ? OnFargate(options) : OnEc2(options),
        .. Memory(options),
    ];

    private static IEnumerable<OptionProblem> OnFargate(AwsOptions options)
    {
        var compute = options.Compute;
        if (!FargateSize.Allows(compute.Cpu, compute.MemoryMiB))
        {
            yield return With(options.Compute.MemoryMiB, $"be {FargateSize.Memory(compute.Cpu)}, because {Given(options.Compute.Cpu)}");
        }

        if (!FargateSize.Allows(compute.ToolboxCpu, compute.ToolboxMemoryMiB))
        {
            yield return With(options.Compute.ToolboxMemoryMiB, $"be {FargateSize.Memory(compute.ToolboxCpu)}, because {Given(options.Compute.ToolboxCpu)}");
        }

        if (compute.StopTimeoutSeconds > LongestStopOnFargate)
        {
            yield return With(options.Compute.StopTimeoutSeconds, $"be at most {LongestStopOnFargate}, because {Given(options.Compute.LaunchType)}");
        }
    }

    private static IEnumerable<OptionProblem> OnEc2(AwsOptions options)
    {
        var ec2 = options.Compute.Ec2;
        if (options.Compute.SpotWeight > 0)
        {
            yield return With(options.Compute.SpotWeight, $"be 0, because {Given(options.Compute.LaunchType)}");
        }

        if (options.Compute.EphemeralStorageGiB is not null)
        {
            yield return With(options.Compute.EphemeralStorageGiB, $"be none, because {Given(options.Compute.LaunchType)}; {Name(options.Compute.Ec2.RootVolumeGiB)} is the disk of an instance");
        }

        if (ec2.MinSize > ec2.MaxSize)
        {
            yield return With(options.Compute.Ec2.MinSize, $"be at most {ec2.MaxSize}, because {Given(options.Compute.Ec2.MaxSize)}");
        }
        else if (ec2.DesiredCapacity < ec2.MinSize || ec2.DesiredCapacity > ec2.MaxSize)
        {
            yield return With(options.Compute.Ec2.DesiredCapacity, $"be from {ec2.MinSize} to {ec2.MaxSize}, because {Given(options.Compute.Ec2.MinSize)} and {Given(options.Compute.Ec2.MaxSize)}");
        }

        var architecture = InstanceTypes.ArchitectureOf(ec2.InstanceType);
        if (architecture != options.Compute.Architecture)
        {
            var example = options.Compute.Architecture == CpuArchitecture.Arm64 ? "m7g.large" : "m7i.large";
            yield return With(options.Compute.Ec2.InstanceType, $"be a type such as {example}, because {Given(options.Compute.Architecture)}");
        }

        foreach (var problem in Placement(options))
        {
            yield return problem;
        }
    }

    private static IEnumerable<OptionProblem> Placement(AwsOptions options)
    {
        var (compute, ec2) = (options.Compute, options.Compute.Ec2);
        if (Ec2Placement.TasksOnInstance(compute) is not { } each)
        {
            yield break;
        }

        if (each < 1)
        {
            yield return With(options.Compute.Ec2.InstanceType, $"be larger: a task does not fit on one beside the system, because {Given(options.Compute.Cpu)} and {Given(options.Compute.MemoryMiB)}");
            yield break;
        }

        var tasks = options.Scaling.Max + Ec2Placement.Others(options, sites: 1, toolboxes: 1);
        var needed = (tasks + each - 1) / each;
        if (ec2.MaxSize < needed && ec2.MinSize <= ec2.MaxSize)
        {
            yield return With(options.Compute.Ec2.MaxSize, $"be at least {needed}, because {Given(options.Scaling.Max)}, which are {tasks} tasks with the one that replaces another, the scheduled work or the installation, and the toolbox, and {Given(options.Compute.Ec2.InstanceType)}, which carries {each} by its network interfaces, memory and processors");
        }
    }

    private static IEnumerable<OptionProblem> Memory(AwsOptions options)
    {
        if (options.WordPress.PhpMemoryMiB >= options.SiteMemoryMiB)
        {
            var collector = options.SiteMemoryMiB == options.Compute.MemoryMiB ? "" : $" and {Given(options.Telemetry.CollectorMemoryMiB)}";
            yield return With(options.WordPress.PhpMemoryMiB, $"be less than {options.SiteMemoryMiB}, because {Given(options.Compute.MemoryMiB)}{collector}");
        }
    }
}
