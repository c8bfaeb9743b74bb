using WpAspire.Provisioning.Automation.Events;

namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>Messages of Pulumi in words.</summary>
internal static class DiagnosticText
{
    /// <summary>What is said once Pulumi knows that it is to stop.</summary>
    public const string Cancelling = "Stopping in order: steps that have begun are finished. Ctrl+C again stops at once, and may leave resources that Pulumi does not know.";

    /// <summary>The lines of a message that a person wants to see: what it is about, then the text.</summary>
    public static IEnumerable<string> Lines(DiagnosticEvent diagnostic)
    {
        if (diagnostic.Severity is not ("error" or "warning" or "info#err") || string.IsNullOrWhiteSpace(diagnostic.Message))
        {
            yield break;
        }

        var severity = diagnostic.Severity == "info#err" ? "" : $"{diagnostic.Severity}: ";
        var about = diagnostic.Urn is { Length: > 0 } urn && ResourceUrn.Parse(urn) is { IsStack: false } resource ? $"{resource.Type} {resource.Name}  " : "";
        var lines = diagnostic.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        yield return $"{about}{severity}{lines[0]}";
        foreach (var line in lines.Skip(1))
        {
            yield return $"    {line}";
        }
    }
}
