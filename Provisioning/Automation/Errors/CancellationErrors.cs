using System.Text.RegularExpressions;
using WpAspire.Provisioning.Automation.Events;

namespace WpAspire.Provisioning.Automation.Errors;

/// <summary>The operation was asked to stop.</summary>
internal static partial class CancellationErrors
{
    private const int CancelledCode = 8;

    public static PulumiError? Describe(PulumiFailure failure) =>
        failure.Result.Code == CancelledCode
            || failure.Progress.Summary?.Result == OperationResult.Canceled
            || Canceled().IsMatch(failure.Result.StandardError)
            || failure.ErrorDiagnostics.Any(static d => Canceled().IsMatch(d.Message))
                ? Canceled(failure.TheStack)
                : null;

    /// <summary>The sentence for an operation that was asked to stop.</summary>
    public static PulumiError Canceled(string theStack) =>
        new(PulumiErrorKind.Canceled, $"The operation on {theStack} was cancelled: what was done until then is kept, and the same command goes on from there.");

    [GeneratedRegex("(?:update|preview|refresh|destroy|import|operation) cancell?ed")]
    private static partial Regex Canceled();
}
