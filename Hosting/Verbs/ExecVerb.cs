using System.CommandLine;
using Docker.DotNet.Models;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>exec</c>: runs a command in a container of the site.</summary>
internal sealed class ExecVerb(
    SiteInspector inspector, EngineConnection connection, ImageResolver images, ContainerSpecFactory specs, ContainerReconciler reconciler) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var resource = new Argument<string>("resource") { Description = "The resource to run it in." };
        var words = new Argument<string[]>("command") { Description = "The command and its arguments, after `--`.", Arity = ArgumentArity.OneOrMore, CaptureRemainingTokens = true };
        var command = new Command("exec", "Runs a command in a container, and ends with its exit code. A resource with an explicit start, such as a toolbox, is started for it.\n\nExamples:\n  exec toolbox -- wp user list\n  exec toolbox -- mariadb\n  exec mariadb -- mariadbd --version") { resource, words };
        command.SetAction((result, cancellationToken) => ExecAsync(result.GetValue(resource)!, CommandOf(result.GetValue(words)!), cancellationToken));
        return command;
    }

    /// <summary>
    /// The command among the words behind the resource's name. The AppHost's own options may stand between the name and
    /// <c>--</c>; they are known by now.
    /// </summary>
    internal static string[] CommandOf(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            switch (words[i])
            {
                case "--":
                    return words[(i + 1)..];
                case var word when AppHostArguments.RootOptions.Contains(word):
                    i++;
                    break;
                case var word when word.Split('=', 2) is [var option, _] && AppHostArguments.RootOptions.Contains(option):
                    break;
                default:
                    return words;
            }
        }

        return [];
    }

    private async Task<int> ExecAsync(string name, string[] command, CancellationToken cancellationToken)
    {
        var resource = inspector.FindContainer(name);
        if (command.Length == 0)
        {
            throw new DistributedApplicationException("`exec` needs a command after `--`, such as: exec toolbox -- wp user list");
        }

        var containers = await inspector.ContainersAsync(cancellationToken);
        var container = containers.GetValueOrDefault(resource.Name);
        if (container is not { IsRunning: true })
        {
            if (!resource.Annotations.OfType<ExplicitStartupAnnotation>().Any() || !containers.Values.Any(static c => c.IsRunning))
            {
                throw new DistributedApplicationException($"The resource '{resource.Name}' does not run: start the site with `run` or `start`.");
            }

            var image = await images.ResolveAsync(
                resource, static work => Console.Error.WriteLineAsync($"{work}…"), static _ => { }, cancellationToken);
            (container, _) = await reconciler.EnsureRunningAsync(await specs.CreateAsync(resource, image, cancellationToken), cancellationToken);
        }

        var engine = await connection.GetAsync(cancellationToken);
        using var terminal = RawTerminal.IsAvailable ? RawTerminal.Enter() : null;
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        await using var error = Console.OpenStandardError();
        var streams = new ExecStreams
        {
            Input = input,
            Output = output,
            Error = error,
            IsTerminal = terminal is not null,
            ConsoleSize = terminal is null ? null : new ConsoleSize { Height = (ulong)Console.WindowHeight, Width = (ulong)Console.WindowWidth },
        };
        using var resizing = terminal is not null && RawTerminal.IsAvailable ? RawTerminal.OnResize((width, height) => streams.OnResize?.Invoke(width, height) ?? Task.CompletedTask) : null;
        return await engine.ExecAsync(container.Id, resource.Name, command, streams, cancellationToken);
    }
}
