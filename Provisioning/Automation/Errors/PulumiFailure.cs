using WpAspire.Provisioning.Automation.Commands;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Automation.Progress;

namespace WpAspire.Provisioning.Automation.Errors;

/// <summary>All that is known about a command that failed.</summary>
internal sealed record PulumiFailure
{
    /// <summary>The command, such as <c>up</c> or <c>stack select</c>.</summary>
    public required string Command { get; init; }

    /// <summary>The stack that it was about, if any.</summary>
    public string? Stack { get; init; }

    /// <summary>Exit code and output.</summary>
    public required CommandResult Result { get; init; }

    /// <summary>How far it got; <see cref="DeploymentProgress.Empty"/> where the command has no events.</summary>
    public DeploymentProgress Progress { get; init; } = DeploymentProgress.Empty;

    /// <summary>What was said about errors, whether as an event or on standard error.</summary>
    public string Text => field ??= string.Join('\n', [Result.StandardError, .. ErrorDiagnostics.Select(static d => d.Message), .. Progress.Errors]);

    /// <summary>The messages that are errors.</summary>
    public IEnumerable<DiagnosticEvent> ErrorDiagnostics => Progress.Diagnostics.Where(static d => d.Severity == "error");

    /// <summary>The stack in words: <c>the stack 'blog'</c>.</summary>
    public string TheStack => StackName is { } name ? $"the stack '{name}'" : "the stack";

    /// <summary><c>--name blog</c> for a verb of the command line that lifts a lock.</summary>
    public string CancelVerb => StackName is { } name ? $"`cancel --name {name}`" : "`cancel`";

    /// <summary>The stack's own name: <c>blog</c> of <c>organization/project/blog</c>.</summary>
    public string? StackName => Stack?[(Stack.LastIndexOf('/') + 1)..];
}
