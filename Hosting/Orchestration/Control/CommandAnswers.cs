using System.Text.Json;

namespace WpAspire.Hosting.Orchestration.Control;

/// <summary>Lists and executes the commands of resources, for verbs in other processes.</summary>
internal sealed class CommandAnswers(DistributedApplicationModel model, ResourceNotificationService notifications, ResourceCommandService commands, IServiceProvider services)
{
    /// <summary>The verb.</summary>
    public const string Verb = "resource";

    /// <summary>The answer to a request: a list of commands, or how the command ended.</summary>
    /// <exception cref="DistributedApplicationException">There is no such resource or command, or it cannot be executed now.</exception>
    public async Task<string> AnswerAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        var resource = model.Find(request.Resource);
        var available = Commands(resource).ToList();
        if (request.Command is not { } name)
        {
            return JsonSerializer.Serialize(new CommandList([.. available.Select(static c => Item(c.Command, c.State))]), ControlJson.Default.CommandList);
        }

        var (command, state) = available.FirstOrDefault(c => c.Command.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (command is null)
        {
            throw new DistributedApplicationException(available.Count == 0
                ? $"The resource '{resource.Name}' has no commands."
                : $"The resource '{resource.Name}' has no command '{name}': allowed are {string.Join(", ", available.Select(static c => c.Command.Name))}.");
        }

        if (state != ResourceCommandState.Enabled)
        {
            throw new DistributedApplicationException($"The command '{command.Name}' cannot be executed now: the resource '{resource.Name}' is in the state '{Snapshot(resource)?.State?.Text ?? KnownResourceStates.NotStarted}'.");
        }

        var result = await commands.ExecuteCommandAsync(resource, command.Name, CommandWords.Parse(command, request.Words ?? []), cancellationToken);
        return JsonSerializer.Serialize(
            new CommandAnswer(result.Success, result.Success ? result.Message : result.ErrorMessage ?? "The command was cancelled.", result.Data?.Value, result.Data?.Format ?? CommandResultFormat.Text),
            ControlJson.Default.CommandAnswer);
    }

    private CustomResourceSnapshot? Snapshot(IResource resource) => notifications.TryGetCurrentState(resource.Name, out var current) ? current.Snapshot : null;

    private IEnumerable<(ResourceCommandAnnotation Command, ResourceCommandState State)> Commands(IResource resource)
    {
        var snapshot = Snapshot(resource) ?? new() { ResourceType = "", Properties = [] };
        return resource.Annotations.OfType<ResourceCommandAnnotation>()
            .Select(c => (Command: c, State: c.UpdateState(new() { ResourceSnapshot = snapshot, ServiceProvider = services })))
            .Where(static c => c.State != ResourceCommandState.Hidden);
    }

    private static CommandListItem Item(ResourceCommandAnnotation command, ResourceCommandState state) =>
        new(command.Name, state, [.. command.Arguments.Select(static a => a.Name)], command.DisplayDescription, command.ConfirmationMessage);
}
