using System.CommandLine;
using System.Text.Json;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Orchestration.Control;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>resource</c>: lists the commands of a resource, and executes one.</summary>
internal sealed class ResourceVerb(SiteInspector inspector, ControlClient control, Confirmation confirmation, ConsoleOutput console) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var resource = new Argument<string>("resource") { Description = "The resource." };
        var name = new Argument<string?>("command") { Description = "The command; without one, the commands are listed.", Arity = ArgumentArity.ZeroOrOne };
        var yes = new Option<bool>("--yes", "-y") { Description = "Does not ask before a command that destroys something." };
        var command = new Command("resource", "Executes a command of a resource, or lists its commands. Arguments of the command stand behind it.\n\nExamples:\n  resource wordpress\n  resource wordpress login-link\n  resource mariadb slow-queries\n  resource toolbox run --command \"wp user list\"") { resource, name, yes };
        // What is no option of the verb's own is the command's.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((result, cancellationToken) =>
            RunAsync(result.GetValue(resource)!, result.GetValue(name), [.. result.UnmatchedTokens], result.GetValue(yes), cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(string name, string? command, IReadOnlyList<string> words, bool yes, CancellationToken cancellationToken)
    {
        var resource = inspector.Find(name);
        if (command is null)
        {
            var list = JsonSerializer.Deserialize(await SendAsync(new(CommandAnswers.Verb, resource.Name)), ControlJson.Default.CommandList)!;
            console.Line(list.Commands.IsEmpty ? $"The resource '{resource.Name}' has no commands." : CommandText.Table(list.Commands));
            return 0;
        }

        if (!yes && ConfirmationOf(resource, command) is { } question && !await confirmation.AskQuestionAsync($"resource {resource.Name} {command}", question, cancellationToken))
        {
            console.Line("Nothing was done.");
            return 1;
        }

        var answer = JsonSerializer.Deserialize(await SendAsync(new(CommandAnswers.Verb, resource.Name, Command: command, Words: words)), ControlJson.Default.CommandAnswer)!;
        if (answer.Success && (answer.Message ?? (answer.Value is { Length: > 0 } ? null : $"{resource.Name}: {command} is done.")) is { } message)
        {
            console.Line(message);
        }

        if (answer.Value is { Length: > 0 } value)
        {
            console.Line(CommandText.Value(value, answer.Format));
        }

        return answer.Success ? 0 : throw new DistributedApplicationException(answer.Message!);

        Task<string> SendAsync(ControlRequest request) => control.SendAsync(request, console.Line, cancellationToken);
    }

    private static string? ConfirmationOf(IResource resource, string command) =>
        resource.Annotations.OfType<ResourceCommandAnnotation>().FirstOrDefault(c => c.Name.Equals(command, StringComparison.OrdinalIgnoreCase))?.ConfirmationMessage;
}
