using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>What containers run on.</summary>
public sealed record ComputeOptions
{
    /// <summary>What runs the tasks: Fargate, or EC2 instances of the account.</summary>
    [Option(LaunchType.Fargate)]
    public required LaunchType LaunchType { get; init; }

    /// <summary>The processors that images are built for and tasks run on.</summary>
    [Option(CpuArchitecture.X64)]
    public required CpuArchitecture Architecture { get; init; }

    /// <summary>The processor share of a task of the site.</summary>
    [Option(512, Unit = "CPU units, 1024 to a vCPU"), OneOf(256, 512, 1024, 2048, 4096, 8192, 16384)]
    public required int Cpu { get; init; }

    /// <summary>The memory of a task of the site. Fargate allows certain sizes with each processor share.</summary>
    [Option(1024), Between(512, 122880)]
    public required int MemoryMiB { get; init; }

    /// <summary>The temporary storage of a task on Fargate. Without it, Fargate's 20 GiB.</summary>
    [Option, Between(21, 200)]
    public int? EphemeralStorageGiB { get; init; }

    /// <summary>How long a task may take to finish its requests before it is killed.</summary>
    [Option(30), Between(2, 600)]
    public required int StopTimeoutSeconds { get; init; }

    /// <summary>The share of tasks beyond the minimum on Fargate Spot, against a weight of 1 for Fargate; 0 for none.</summary>
    [Option(0), Between(0, 1000)]
    public required int SpotWeight { get; init; }

    /// <summary>The processor share of the toolbox.</summary>
    [Option(256, Unit = "CPU units, 1024 to a vCPU"), OneOf(256, 512, 1024, 2048, 4096, 8192, 16384)]
    public required int ToolboxCpu { get; init; }

    /// <summary>The memory of the toolbox.</summary>
    [Option(512), Between(512, 122880)]
    public required int ToolboxMemoryMiB { get; init; }

    /// <summary>The instances, with the launch type EC2.</summary>
    public required Ec2Options Ec2 { get; init; }
}
