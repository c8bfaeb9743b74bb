namespace WpAspire.Provisioning.Automation.Errors;

/// <summary>The passphrase that encrypts a stack's secrets is missing or wrong.</summary>
internal static class PassphraseErrors
{
    public static PulumiError? Describe(PulumiFailure failure)
    {
        if (failure.Text.Contains("passphrase must be set with", StringComparison.Ordinal))
        {
            return new(PulumiErrorKind.PassphraseMissing, $"The secrets of {failure.TheStack} are encrypted with a passphrase and none is set: set PULUMI_CONFIG_PASSPHRASE, or PULUMI_CONFIG_PASSPHRASE_FILE to a file that holds it.");
        }

        return failure.Text.Contains("incorrect passphrase", StringComparison.Ordinal)
            ? new(PulumiErrorKind.PassphraseWrong, $"The passphrase is not the one that the secrets of {failure.TheStack} were encrypted with: set PULUMI_CONFIG_PASSPHRASE (or PULUMI_CONFIG_PASSPHRASE_FILE) to that one.")
            : null;
    }
}
