namespace WpAspire.Provisioning.Automation.Errors;

/// <summary>Pulumi was ended without being asked.</summary>
internal static class KilledErrors
{
    public static PulumiError? Describe(PulumiFailure failure) =>
        failure.Result.Code == Commands.SupervisedCommand.Killed
            ? new(PulumiErrorKind.Killed, $"`pulumi {failure.Command}` was killed: what is done is kept, what it had begun may be in AWS without Pulumi knowing. Lift the lock that it left with {failure.CancelVerb}, then run the same command again, which goes on from there.")
            : null;
}
