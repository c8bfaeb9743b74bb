using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>How a new version replaces the old one.</summary>
public sealed record DeploymentOptions
{
    /// <summary>How many of the desired tasks must stay healthy meanwhile.</summary>
    [Option(100), Between(0, 100)]
    public required int MinHealthyPercent { get; init; }

    /// <summary>How many of the desired tasks may run meanwhile, old and new.</summary>
    [Option(200), Between(100, 200)]
    public required int MaxPercent { get; init; }

    /// <summary>Whether a deployment whose tasks do not start is stopped and rolled back.</summary>
    [Option(true)]
    public required bool CircuitBreaker { get; init; }

    /// <summary>Whether alarms on errors, unhealthy tasks and processor load roll a deployment back.</summary>
    [Option(false, true)]
    public required bool RollbackAlarms { get; init; }

    /// <summary>How long a new task may be unhealthy before it is replaced.</summary>
    [Option(120), Between(0, 3600)]
    public required int HealthCheckGraceSeconds { get; init; }

    /// <summary>Whether a deployment ends only when the new tasks serve.</summary>
    [Option(true)]
    public required bool WaitForSteadyState { get; init; }
}
