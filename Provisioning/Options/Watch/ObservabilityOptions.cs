using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>Logs, metrics, alarms and the budget.</summary>
public sealed record ObservabilityOptions
{
    /// <summary>How long logs are kept.</summary>
    [Option(14, 365), LogRetention]
    public required int LogRetentionDays { get; init; }

    /// <summary>Whether somebody is told when something goes wrong.</summary>
    [Option(false, true)]
    public required bool Alarms { get; init; }

    /// <summary>Who is told.</summary>
    [Option, Email]
    public string? AlarmEmail { get; init; }

    /// <summary>Whether there is a dashboard.</summary>
    [Option(false, true)]
    public required bool Dashboard { get; init; }

    /// <summary>How closely ECS watches tasks and containers.</summary>
    [Option("disabled", "enhanced"), OneOf("disabled", "enabled", "enhanced")]
    public required string ContainerInsights { get; init; }

    /// <summary>The monthly cost from which on somebody is told. Needs an address.</summary>
    [Option, Between(1, 1_000_000)]
    public int? MonthlyBudgetUsd { get; init; }
}
