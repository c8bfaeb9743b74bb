using System.Globalization;

namespace WpAspire.Provisioning.Automation.Errors;

/// <summary>Finds out why a command failed, from its exit code, what it wrote, and what its events say.</summary>
internal static class PulumiErrors
{
    // The first that recognises its own wins: what is wrong with the surroundings before the resource that it showed at.
    private static readonly Func<PulumiFailure, PulumiError?>[] s_reasons =
    [
        KilledErrors.Describe,
        StackErrors.Describe,
        PassphraseErrors.Describe,
        LoginErrors.Describe,
        PluginErrors.Describe,
        DockerErrors.Describe,
        AwsCredentialErrors.Describe,
        CancellationErrors.Describe,
        ResourceErrors.Describe,
        CrashErrors.Describe,
    ];

    /// <summary>Why a command failed.</summary>
    public static PulumiError Describe(PulumiFailure failure) =>
        s_reasons.Select(reason => reason(failure)).FirstOrDefault(static e => e is not null) ?? Other(failure);

    private static PulumiError Other(PulumiFailure failure)
    {
        var reason = FirstError(failure);
        var code = string.Create(CultureInfo.InvariantCulture, $"exit code {failure.Result.Code}");
        return new(PulumiErrorKind.Other, reason is null
            ? $"`pulumi {failure.Command}` failed ({code}) without a message: run it by hand in the program's directory with `--verbose 3 --logtostderr` to see more."
            : $"`pulumi {failure.Command}` failed ({code}): {reason}.");
    }

    private static string? FirstError(PulumiFailure failure)
    {
        // "update failed" says what the exit code says.
        var messages = failure.ErrorDiagnostics.Select(static d => d.Message).Where(static m => !IsNothingNew(m))
            .Concat(failure.Progress.Errors)
            .Append(failure.Result.StandardError)
            .Append(failure.Result.StandardOutput);
        return messages.Select(ProviderMessage.Clean).FirstOrDefault(static m => m.Length > 0);
    }

    private static bool IsNothingNew(string message) => message.Trim() is "update failed" or "preview failed" or "destroy failed" or "refresh failed";
}
