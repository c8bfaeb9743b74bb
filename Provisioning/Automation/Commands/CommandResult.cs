using System.Globalization;

namespace WpAspire.Provisioning.Automation.Commands;

/// <summary>What came of a command.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="StandardOutput">What it wrote to standard output.</param>
/// <param name="StandardError">What it wrote to standard error.</param>
public sealed record CommandResult(int Code, string StandardOutput, string StandardError)
{
    /// <summary>How many lines of the event log could not be read.</summary>
    public int UnreadableEvents { get; init; }

    /// <summary>The exit code and what was written, one a line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"code: {Code}\nstdout: {StandardOutput}\nstderr: {StandardError}\n");
}
