namespace WpAspire.EndToEnd.Cloud;

/// <summary>What a step gave as a process.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record StepResult(int ExitCode, string Output, string Error)
{
    /// <summary>Both, for the message of a test that fails.</summary>
    public string All => $"{Output}\n{Error}\nexit code {ExitCode}";
}
