using WpAspire.Provisioning.Automation.Events;

namespace WpAspire.Provisioning.Automation.Commands;

/// <summary>A command to run.</summary>
internal sealed record PulumiInvocation
{
    /// <summary>The arguments. No secret is among them: every user of the machine can read them.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The directory of the program.</summary>
    public required string WorkDir { get; init; }

    /// <summary>Environment variables beside those of this process.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>What it reads from standard input.</summary>
    public string? StandardInput { get; init; }

    /// <summary>Takes each line of standard output.</summary>
    public Action<string>? OnStandardOutput { get; init; }

    /// <summary>Takes each line of standard error.</summary>
    public Action<string>? OnStandardError { get; init; }

    /// <summary>Takes each event; <see langword="null"/> where the command has none.</summary>
    public Action<EngineEvent>? OnEvent { get; init; }

    /// <summary>Ends it at once.</summary>
    public CancellationToken TerminationToken { get; init; }

    /// <summary>The stack that the arguments name, if any.</summary>
    public string? Stack => ValueAfter("--stack") ?? (Arguments is ["stack", "init", var created, ..] ? created : null);

    /// <summary>The command's name: what stands before the first option or value.</summary>
    public string Command => Arguments is ["stack" or "config" or "plugin" or "state", var sub, ..] && !sub.StartsWith('-') ? $"{Arguments[0]} {sub}" : Arguments[0];

    /// <summary>The arguments, with those of every command; options stand before a <c>--</c>.</summary>
    public IReadOnlyList<string> CompleteArguments(string? eventLog)
    {
        List<string> options = Arguments.Contains("--non-interactive") ? [] : ["--non-interactive"];
        if (eventLog is not null)
        {
            options.AddRange(["--event-log", eventLog]);
        }

        var complete = Arguments.ToList();
        var separator = complete.IndexOf("--");
        complete.InsertRange(separator < 0 ? complete.Count : separator, options);
        return complete;
    }

    private string? ValueAfter(string option)
    {
        for (var i = 0; i < Arguments.Count - 1; i++)
        {
            if (Arguments[i] == option)
            {
                return Arguments[i + 1];
            }
        }

        return null;
    }
}
