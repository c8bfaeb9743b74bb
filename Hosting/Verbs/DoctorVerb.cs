using System.CommandLine;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>doctor</c>: checks what a run needs, and says what to do about what is missing.</summary>
internal sealed class DoctorVerb(Doctor doctor, ConsoleOutput console) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var command = new Command("doctor", "Checks the engine, its API version, the images, the ports, the disk and the secrets file, each with what to do about it. Ends with 1 if a run cannot work.\n\nExample:\n  doctor");
        command.SetAction(async (_, cancellationToken) =>
        {
            var failed = false;
            await foreach (var finding in doctor.ExamineAsync(cancellationToken))
            {
                failed |= finding.Level == FindingLevel.Failure;
                var mark = finding.Level switch { FindingLevel.Ok => "ok  ", FindingLevel.Warning => "warn", _ => "FAIL" };
                console.Line($"{mark}  {finding.Subject,-12}{finding.Text}");
            }

            return failed ? 1 : 0;
        });
        return command;
    }
}
