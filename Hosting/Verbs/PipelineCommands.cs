using System.CommandLine;
using WpAspire.Hosting.Pipelines;

namespace WpAspire.Hosting.Verbs;

/// <summary>Makes the verbs that execute a step of the pipeline.</summary>
internal sealed class PipelineCommands(PipelineRun run, PublishArguments arguments, IEnumerable<IPublishVerbOptions> extensions)
{
    /// <summary>Makes a verb.</summary>
    public Command Create(PipelineCommand description)
    {
        var command = new Command(description.Verb, description.Description);
        var step = new Argument<string>("step") { Description = "The step to execute; those that it depends on are executed before it." };
        if (description.Step is null)
        {
            command.Add(step);
        }

        var output = new Option<string?>("--output", "-o", "--output-path")
        {
            Description = "The directory to write, by default artifacts/publish/<site>-<environment> in the current directory.",
            HelpName = "directory",
        };
        output.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && (token.Value.Length == 0 || File.Exists(token.Value)))
            {
                result.AddError($"--output is '{token.Value}': allowed is a directory, which is made if it is not there");
            }
        });
        command.Add(output);

        var yes = new Option<bool>("--yes", "-y") { Description = "Does not ask before something is changed or removed." };
        if (description.Asks)
        {
            command.Add(yes);
        }

        foreach (var option in extensions.SelectMany(e => e.OptionsOf(description.Verb)))
        {
            command.Add(option);
        }

        command.SetAction(async (result, cancellationToken) =>
        {
            foreach (var extension in extensions)
            {
                if (await extension.ApplyAsync(description.Verb, result, cancellationToken) is { } exitCode)
                {
                    return exitCode;
                }
            }

            arguments.Step = description.Step ?? result.GetValue(step)!;
            arguments.Yes = description.Asks && result.GetValue(yes);
            if (result.GetValue(output) is { } path)
            {
                arguments.OutputPath = path;
            }

            var title = $"{description.Doing}{(description.Step is null ? $" '{arguments.Step}' of" : "")} the site '{arguments.SiteName}' for the environment '{arguments.EnvironmentName}'.";
            return await run.RunAsync(description.Verb, title, cancellationToken);
        });
        return command;
    }
}
