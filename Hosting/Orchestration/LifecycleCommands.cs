namespace WpAspire.Hosting.Orchestration;

/// <summary>The commands that every container has: start, stop, restart.</summary>
internal static class LifecycleCommands
{
    /// <summary>Adds them to a container.</summary>
    public static void Add(ContainerResource resource, ApplicationOrchestrator orchestrator)
    {
        // Whoever asked may leave: what was begun is ended, since nothing goes on from a container that is half stopped.
        Add(resource, KnownResourceCommands.StartCommand, "Start", "Starts the container.", "Play", static s => !IsRunning(s),
            ct => orchestrator[resource.Name].StartAsync(ct));
        Add(resource, KnownResourceCommands.StopCommand, "Stop", "Stops the container in order, and removes it. Its volumes are kept.", "Stop", IsRunning,
            _ => orchestrator[resource.Name].StopAsync(force: false, CancellationToken.None));
        Add(resource, KnownResourceCommands.RestartCommand, "Restart", "Stops each replica in order and starts it again, one after the other.", "ArrowCounterclockwise", IsRunning,
            _ => orchestrator.RestartAsync(resource.Name, static _ => { }, CancellationToken.None));
    }

    private static bool IsRunning(CustomResourceSnapshot snapshot) => snapshot.State?.Text == KnownResourceStates.Running;

    private static void Add(
        ContainerResource resource, string name, string displayName, string description, string iconName, Func<CustomResourceSnapshot, bool> isEnabled, Func<CancellationToken, Task> execute) =>
        resource.Annotations.Add(new ResourceCommandAnnotation(
            name,
            displayName,
            context => isEnabled(context.ResourceSnapshot) ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
            async context =>
            {
                await execute(context.CancellationToken);
                return CommandResults.Success();
            },
            displayDescription: description,
            parameter: null,
            confirmationMessage: null,
            iconName: iconName,
            iconVariant: null,
            isHighlighted: false));
}
