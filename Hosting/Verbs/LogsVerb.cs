using System.CommandLine;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>logs</c>: what the containers wrote.</summary>
internal sealed class LogsVerb(SiteInspector inspector, EngineConnection connection, ConsoleOutput console) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var resource = new Argument<string?>("resource") { Description = "The resource; by default all.", Arity = ArgumentArity.ZeroOrOne };
        var follow = new Option<bool>("--follow", "-f") { Description = "Goes on with new lines until Ctrl+C." };
        var tail = new Option<int?>("--tail", "-n") { Description = "Begins with the last N lines of each resource; by default with all.", HelpName = "N" };
        tail.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var lines) || lines < 0))
            {
                result.AddError($"--tail is '{token.Value}': allowed is a whole number of lines, 0 or more");
            }
        });
        var replica = ReplicaOption.Create("Only that of this replica, from 1.");
        var command = new Command("logs", "Shows what the containers wrote.\n\nExamples:\n  logs\n  logs wordpress --tail 50 --follow\n  logs wordpress --replica 2") { resource, follow, tail, replica };
        command.SetAction((result, cancellationToken) => ShowAsync(result.GetValue(resource), result.GetValue(replica), result.GetValue(follow), result.GetValue(tail), cancellationToken));
        return command;
    }

    private async Task<int> ShowAsync(string? name, int? replica, bool follow, int? tail, CancellationToken cancellationToken)
    {
        var only = name is null ? null : inspector.FindContainer(name);
        var all = await inspector.ContainersAsync(cancellationToken);
        var containers = all.Where(g => only is null || g.Key.Equals(only.Name, StringComparison.OrdinalIgnoreCase)).SelectMany(static g => g)
            .Where(c => replica is null || c.Replica == replica).ToList();
        if (containers.Count == 0 && replica is not null)
        {
            throw new DistributedApplicationException($"There is no replica {replica}{(only is null ? "" : $" of the resource '{only.Name}'")}: see `describe`.");
        }

        if (containers.Count == 0)
        {
            throw new DistributedApplicationException(
                only is null ? "The site has no containers: start it with `run` or `start`." : $"The resource '{only.Name}' has no container: start the site with `run` or `start`.");
        }

        var engine = await connection.GetAsync(cancellationToken);
        var width = containers.Max(c => NameOf(c).Length);
        if (follow)
        {
            await Task.WhenAll(containers.Select(async container =>
            {
                await foreach (var entry in engine.ReadLogsAsync(container.Id, follow: true, tail, cancellationToken))
                {
                    Write(container, entry);
                }
            }));
            return 0;
        }

        // All that there is, in the order in which it was written.
        var entries = new List<(ContainerState Container, LogEntry Entry)>();
        foreach (var container in containers)
        {
            await foreach (var entry in engine.ReadLogsAsync(container.Id, follow: false, tail, cancellationToken))
            {
                entries.Add((container, entry));
            }
        }

        foreach (var (container, entry) in entries.OrderBy(static e => e.Entry.Timestamp))
        {
            Write(container, entry);
        }

        return 0;

        void Write(ContainerState container, LogEntry entry) =>
            console.Line(containers.Count == 1 ? entry.Text : $"{NameOf(container).PadRight(width)} | {entry.Text}");

        string NameOf(ContainerState container) =>
            all[container.Resource].Skip(1).Any() ? SiteNames.Replica(container.Resource, container.Replica) : container.Resource;
    }
}
