using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options.Checks;

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
    }

    private static IEnumerable<OptionProblem> Memory(AwsOptions options)
    {
        if (options.WordPress.PhpMemoryMiB >= options.Compute.MemoryMiB)
        {
            yield return With(options.WordPress.PhpMemoryMiB, $"be less than {options.Compute.MemoryMiB}, because {Given(options.Compute.MemoryMiB)}");
        }
    }
}
