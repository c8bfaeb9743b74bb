using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.Hosting.Containers;

/// <summary>Runs commands in containers of this run.</summary>
internal sealed class ContainerExec(
    ContainerRuntime runtime, ResourceStates states, ReplicaSets replicaSets, ResourceCommandService commands, ResourceNotificationService notifications, IHostApplicationLifetime lifetime)
    : IContainerExec
{
    /// <inheritdoc/>
    public async Task<ContainerExecResult> ExecAsync(ContainerResource resource, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        await StartIfExplicitAsync(resource, cancellationToken);
        var running = Running(resource);
        return await RunAsync(running.FirstOrDefault(r => states.Of(r)?.HealthStatus is null or HealthStatus.Healthy) ?? running[0], command, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ContainerExecResult>> ExecInAllAsync(ContainerResource resource, IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        await Task.WhenAll(Running(resource).Select(r => RunAsync(r, command, cancellationToken)));

    private async Task StartIfExplicitAsync(ContainerResource resource, CancellationToken cancellationToken)
    {
        if (!resource.Annotations.OfType<ExplicitStartupAnnotation>().Any() || states.IsRunning(resource))
        {
            return;
        }

        await commands.ExecuteCommandAsync(resource, KnownResourceCommands.StartCommand, cancellationToken);
        var reached = await notifications.WaitForResourceAsync(
            resource.Name, [KnownResourceStates.Running, .. KnownResourceStates.TerminalStates.Where(static s => s != KnownResourceStates.NotStarted)], cancellationToken);
        if (reached != KnownResourceStates.Running)
        {
            throw new DistributedApplicationException($"The resource '{resource.Name}' could not be started: its logs say why.");
        }
    }

    private List<ContainerResource> Running(ContainerResource resource)
    {
        IEnumerable<ContainerResource> all = replicaSets.Of(resource) is { } set ? set.Replicas : [resource];
        return all.Where(r => states.IsRunning(r) && states.ContainerIdOf(r) is not null).ToList() is { Count: > 0 } running
            ? running
            : throw new DistributedApplicationException($"The resource '{resource.Name}' does not run.");
    }

    private async Task<ContainerExecResult> RunAsync(ContainerResource resource, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        // Who waits for a command should not wait for one in a container that is going.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var result = await runtime.RunAsync(["exec", states.ContainerIdOf(resource)!, .. command], ending.Token);
        return new(resource.Name, result.ExitCode, result.Output, result.Error) { IsTruncated = result.IsTruncated };
    }
}
