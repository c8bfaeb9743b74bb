using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>How many tasks a site has.</summary>
public sealed record ScalingOptions
{
    /// <summary>The fewest tasks; more, where the model has more replicas.</summary>
    [Option(1, 2), Between(1, 1000)]
    public required int Min { get; init; }

    /// <summary>The tasks at the start. Without it, the fewest.</summary>
    [Option, Between(1, 1000)]
    public int? Desired { get; init; }

    /// <summary>The most tasks.</summary>
    [Option(2, 6), Between(1, 1000)]
    public required int Max { get; init; }

    /// <summary>The processor load that is held by adding and removing tasks.</summary>
    [Option(60), Between(10, 95)]
    public int? CpuTargetPercent { get; init; }

    /// <summary>The use of memory that is held by adding and removing tasks.</summary>
    [Option(75), Between(10, 95)]
    public int? MemoryTargetPercent { get; init; }

    /// <summary>The requests a minute for each task that are held by adding and removing tasks.</summary>
    [Option(Unit = "requests/min"), Between(1, 1_000_000)]
    public int? RequestsPerTarget { get; init; }

    /// <summary>How long to wait after adding tasks before adding more.</summary>
    [Option(60), Between(0, 3600)]
    public required int ScaleOutCooldownSeconds { get; init; }

    /// <summary>How long to wait after removing tasks before removing more.</summary>
    [Option(300), Between(0, 3600)]
    public required int ScaleInCooldownSeconds { get; init; }
}
