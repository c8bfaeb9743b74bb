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
        var replica = ReplicaOption.Create("Which replica; by default the first that is healthy.");
        var words = new Argument<string[]>("command") { Description = "The command and its arguments, after `--`.", Arity = ArgumentArity.OneOrMore, CaptureRemainingTokens = true };
        var command = new Command("exec", "Runs a command in a container, and ends with its exit code. A resource with an explicit start, such as a toolbox, is started for it.\n\nExamples:\n  exec toolbox -- wp user list\n  exec toolbox -- mariadb\n  exec mariadb -- mariadbd --version\n  exec wordpress --replica 2 -- php -v") { resource, replica, words };
        command.SetAction((result, cancellationToken) =>
        {
            var said = ExecWords.Parse(result.GetValue(words)!);
            return ExecAsync(result.GetValue(resource)!, result.GetValue(replica) ?? said.Replica, said.Command, cancellationToken);
        });
        return command;
    }

    private async Task<int> ExecAsync(string name, int? replica, string[] command, CancellationToken cancellationToken)
    {
        var resource = inspector.FindContainer(name);
        if (command.Length == 0)
        {
            throw new DistributedApplicationException("`exec` needs a command after `--`, such as: exec toolbox -- wp user list");
        }

        var containers = await inspector.ContainersAsync(cancellationToken);
        var container = await ChooseAsync(resource, replica, containers, cancellationToken);
        if (container is null)
        {
            if (replica is > 1)
            {
                throw new DistributedApplicationException($"There is no running replica {replica} of the resource '{resource.Name}': see `describe`.");
            }

            if (!resource.Annotations.OfType<ExplicitStartupAnnotation>().Any() || !containers.Any(static g => g.Any(static c => c.IsRunning)))
            {
                throw new DistributedApplicationException($"The resource '{resource.Name}' does not run: start the site with `run` or `start`.");
            }

            var image = await images.ResolveAsync(
                resource, static work => Console.Error.WriteLineAsync($"{work}…"), static _ => { }, cancellationToken);
            (container, _) = await reconciler.EnsureRunningAsync(await specs.CreateAsync(resource, image, replica: 1, cancellationToken), cancellationToken);
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

    private async Task<ContainerState?> ChooseAsync(ContainerResource resource, int? replica, ILookup<string, ContainerState> containers, CancellationToken cancellationToken)
    {
        var running = containers[resource.Name].Where(c => c.IsRunning && (replica is null || c.Replica == replica)).ToList();
        if (running.Count <= 1)
        {
            return running.FirstOrDefault();
        }

        var status = await inspector.StatusAsync(resource, containers, cancellationToken);
        return status.Replicas.FirstOrDefault(static r => r.IsHealthy)?.Container ?? running[0];
    }
}
