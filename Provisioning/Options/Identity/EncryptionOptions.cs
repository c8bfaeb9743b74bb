using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>Keys and secrets. Everything is encrypted in any case.</summary>
public sealed record EncryptionOptions
{
    /// <summary>Whether the keys are the account's own, with their own policy, instead of AWS's.</summary>
    [Option(false, true)]
    public required bool CustomerManagedKeys { get; init; }

    /// <summary>How long a deleted key can be had back.</summary>
    [Option(7, 30), Between(7, 30)]
    public required int KeyDeletionDays { get; init; }

    /// <summary>How long a deleted secret can be had back; 0 for not at all, so that its name is free at once.</summary>
    [Option(0, 30), OneOf(0, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30)]
    public required int SecretRecoveryDays { get; init; }
}
