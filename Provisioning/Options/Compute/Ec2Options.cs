using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>The EC2 instances that tasks run on, with the launch type EC2.</summary>
public sealed record Ec2Options
{
    /// <summary>The type of the instances.</summary>
    [Option("t3.medium", "m7i.large"), Text(@"^[a-z][a-z0-9-]*\.[a-z0-9-]+$", "an EC2 instance type such as m7i.large")]
    public required string InstanceType { get; init; }

    /// <summary>The fewest instances.</summary>
    [Option(1, 2), Between(0, 1000)]
    public required int MinSize { get; init; }

    /// <summary>The most instances: enough for all tasks, each of which needs a network interface, too.</summary>
    [Option(3, 6), Between(1, 1000)]
    public required int MaxSize { get; init; }

    /// <summary>The instances at the start; later, ECS decides.</summary>
    [Option(1, 2), Between(0, 1000)]
    public required int DesiredCapacity { get; init; }

    /// <summary>How full ECS keeps the instances: below 100, some wait for the next tasks.</summary>
    [Option(100), Between(1, 100)]
    public required int TargetCapacityPercent { get; init; }

    /// <summary>The disk of an instance.</summary>
    [Option(30), Between(30, 16384)]
    public required int RootVolumeGiB { get; init; }
}
