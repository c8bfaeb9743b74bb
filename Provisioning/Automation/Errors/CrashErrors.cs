namespace WpAspire.Provisioning.Automation.Errors;

/// <summary>A program that Pulumi runs for itself, a language host or a provider, broke off by a fault in it.</summary>
internal static class CrashErrors
{
    // The host of YAML reads and writes one table at the same time, which its language ends a program for, once in a great while.
    public static PulumiError? Describe(PulumiFailure failure) =>
        failure.Text.Contains("error reading from server: EOF", StringComparison.Ordinal)
            ? new(PulumiErrorKind.Crashed, $"`pulumi {failure.Command}` was left by one of its own programs, which broke off by a fault in it: what is done is kept, so run the same command again, which goes on from there.")
            : null;
}
