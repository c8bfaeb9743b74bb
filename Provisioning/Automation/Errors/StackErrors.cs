using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Automation.Errors;

/// <summary>The stack is not there, is there already, is in use, or has changes that were not expected.</summary>
internal static partial class StackErrors
{
    private const int StackNotFoundCode = 6;
    private const int ChangesNotExpectedCode = 7;

    public static PulumiError? Describe(PulumiFailure failure)
    {
        // Standard error only: providers know stacks of their own that "already exist".
        var error = failure.Result.StandardError;
        if (NotFound().IsMatch(error) || failure.Result.Code == StackNotFoundCode)
        {
            return new(PulumiErrorKind.StackNotFound, $"There is no {failure.TheStack["the ".Length..]} in this backend: `deploy` creates it; if it is kept in another backend, set PULUMI_BACKEND_URL or `pulumi login` there.");
        }

        if (AlreadyExists().IsMatch(error))
        {
            return new(PulumiErrorKind.StackAlreadyExists, $"{Capitalized(failure.TheStack)} exists already: select it, or choose another name.");
        }

        if (error.Contains("the stack is currently locked by", StringComparison.Ordinal))
        {
            return Locked(failure, LockOwner().Match(error));
        }

        if (error.Contains("[409] Conflict", StringComparison.Ordinal) || error.Contains("Another update is currently in progress", StringComparison.Ordinal))
        {
            return new(PulumiErrorKind.ConcurrentUpdate, $"Another update of {failure.TheStack} is in progress: wait until it has ended, or, if nothing runs there any more, lift it with {failure.CancelVerb}.");
        }

        return failure.Result.Code == ChangesNotExpectedCode || error.Contains("no changes were expected", StringComparison.Ordinal)
            ? new(PulumiErrorKind.ChangesNotExpected, $"{Capitalized(failure.TheStack)} has changes where none were expected: `preview` shows them.")
            : null;
    }

    private static PulumiError Locked(PulumiFailure failure, Match owner)
    {
        var by = owner.Success ? $" by {owner.Groups["user"].Value} (process {owner.Groups["pid"].Value}) since {owner.Groups["time"].Value}" : "";
        return new(PulumiErrorKind.StackLocked, $"{Capitalized(failure.TheStack)} is locked{by}: wait until that has ended, or, if it no longer runs, lift the lock with {failure.CancelVerb}.");
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex("no stack named.*found")]
    private static partial Regex NotFound();

    [GeneratedRegex("stack.*already exists")]
    private static partial Regex AlreadyExists();

    [GeneratedRegex(@"created by (?<user>\S+) \(pid (?<pid>\d+)\) at (?<time>\S+)")]
    private static partial Regex LockOwner();
}
