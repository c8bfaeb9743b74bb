using Spectre.Console;

namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>How an operation on a stack is shown.</summary>
public sealed class DeploymentDisplayOptions
{
    /// <summary>The terminal.</summary>
    public IAnsiConsole Console { get; init; } = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(System.Console.Error) });

    /// <summary>
    /// Whether a person watches, so that lines may change in place; by default where standard error is a terminal that can
    /// do so and no CI system.
    /// </summary>
    public bool? IsInteractive { get; init; }

    /// <summary>Writes a line where nobody watches.</summary>
    public Action<string> WriteLine { get; init; } = System.Console.Error.WriteLine;

    /// <summary>Keeps secrets out of what is shown, beside those that Pulumi itself masks.</summary>
    public Func<string, string> Mask { get; init; } = static text => text;

    /// <summary>The clock of operations that go on.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Says how long it still takes; <see langword="null"/> where nobody knows.</summary>
    public Func<DeploymentProgress, string?> Left { get; init; } = static _ => null;
}
