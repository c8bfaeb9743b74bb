using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>The shared volumes of the model: EFS.</summary>
public sealed record FileSystemOptions
{
    /// <summary>How operations are spread: generalPurpose, which AWS recommends for everything, or the older and slower maxIO.</summary>
    [Option("generalPurpose"), OneOf("generalPurpose", "maxIO")]
    public required string PerformanceMode { get; init; }

    /// <summary>What the throughput depends on: the need, the amount stored, or what is paid for.</summary>
    [Option("elastic"), OneOf("elastic", "bursting", "provisioned")]
    public required string ThroughputMode { get; init; }

    /// <summary>The throughput that is paid for, with the throughput mode provisioned.</summary>
    [Option, Between(1, 3414)]
    public int? ProvisionedMiBps { get; init; }

    /// <summary>When files that nobody reads move to the cheaper storage class Infrequent Access.</summary>
    [Option("AFTER_30_DAYS"), OneOf("AFTER_1_DAY", "AFTER_7_DAYS", "AFTER_14_DAYS", "AFTER_30_DAYS", "AFTER_60_DAYS", "AFTER_90_DAYS", "AFTER_180_DAYS", "AFTER_270_DAYS", "AFTER_365_DAYS")]
    public string? TransitionToIa { get; init; }

    /// <summary>When files that nobody reads move on to the storage class Archive.</summary>
    [Option(null, "AFTER_90_DAYS"), OneOf("AFTER_1_DAY", "AFTER_7_DAYS", "AFTER_14_DAYS", "AFTER_30_DAYS", "AFTER_60_DAYS", "AFTER_90_DAYS", "AFTER_180_DAYS", "AFTER_270_DAYS", "AFTER_365_DAYS")]
    public string? TransitionToArchive { get; init; }

    /// <summary>When files that are read again move back.</summary>
    [Option("AFTER_1_ACCESS"), OneOf("AFTER_1_ACCESS")]
    public string? TransitionToPrimary { get; init; }

    /// <summary>Whether EFS backs the files up every day.</summary>
    [Option(false, true)]
    public required bool Backup { get; init; }
}
