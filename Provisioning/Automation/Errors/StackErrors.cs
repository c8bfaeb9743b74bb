using System.Text.RegularExpressions;
using WpAspire.Provisioning.Automation.Locks;

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
            return Locked(failure, StackLock.Parse(error));
        }

        if (error.Contains("[409] Conflict", StringComparison.Ordinal) || error.Contains("Another update is currently in progress", StringComparison.Ordinal))
        {
            return new(PulumiErrorKind.ConcurrentUpdate, $"Another update of {failure.TheStack} is in progress: wait until it has ended, or, if nothing runs there any more, lift it with {failure.CancelVerb}.");
        }

        return failure.Result.Code == ChangesNotExpectedCode || error.Contains("no changes were expected", StringComparison.Ordinal)
            ? new(PulumiErrorKind.ChangesNotExpected, $"{Capitalized(failure.TheStack)} has changes where none were expected: `preview` shows them.")
            : null;
    }

    private static PulumiError Locked(PulumiFailure failure, IReadOnlyList<StackLock> locks) =>
        new(PulumiErrorKind.StackLocked, Locked(failure.TheStack, failure.CancelVerb, locks));

    /// <summary>The sentence for a stack that is locked.</summary>
    /// <param name="theStack">The stack in words.</param>
    /// <param name="cancelVerb">What ends the run that holds the lock, or lifts what it left.</param>
    /// <param name="locks">The locks; none where nobody says whose they are.</param>
    public static string Locked(string theStack, string cancelVerb, IReadOnlyList<StackLock> locks)
    {
        var by = locks.Count > 0 ? $" by {string.Join(" and by ", locks.Select(static l => l.Describe(DateTimeOffset.UtcNow)))}" : "";
        var next = locks switch
        {
            [] => $"wait until that has ended, or, if it no longer runs, lift the lock with {cancelVerb}",
            _ when locks.Any(static l => l.IsAlive) => $"that run goes on, so wait until it has ended, or end it in order with {cancelVerb}",
            _ when locks.All(static l => l.IsHere) => $"that process is gone, so lift what it left with {cancelVerb}",
            _ => $"whether it still runs can be seen there alone: wait until it has ended, or run {cancelVerb} there",
        };
        return $"{Capitalized(theStack)} is locked{by}: {next}.";
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex("no stack named.*found")]
    private static partial Regex NotFound();

    [GeneratedRegex("stack.*already exists")]
    private static partial Regex AlreadyExists();
}
