using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpAspire.Hosting.Metrics;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Runs commands in containers of the run that this AppHost has.</summary>
internal sealed class ContainerExec(ApplicationOrchestrator orchestrator, ResourceNotificationService notifications, EngineConnection connection) : IContainerExec
{
    /// <inheritdoc/>
    public async Task<ContainerExecResult> ExecAsync(ContainerResource resource, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        await StartIfExplicitAsync(resource, cancellationToken);
        var running = Running(resource);
        return await RunAsync(running.FirstOrDefault(static c => c.Health is null or HealthStatus.Healthy) ?? running[0], command, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ContainerExecResult>> ExecInAllAsync(ContainerResource resource, IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        await Task.WhenAll(Running(resource).Select(c => RunAsync(c, command, cancellationToken)));

    private async Task StartIfExplicitAsync(ContainerResource resource, CancellationToken cancellationToken)
    {
        var lifecycle = orchestrator[resource.Name];
        if (lifecycle.IsWanted || !resource.Annotations.OfType<ExplicitStartupAnnotation>().Any())
        {
            return;
        }

        await lifecycle.StartAsync(cancellationToken);
        var reached = await notifications.WaitForResourceAsync(
            resource.Name, static e => e.Snapshot.State?.Text is { } text && (text == KnownResourceStates.Running || KnownResourceStates.TerminalStates.Contains(text)), cancellationToken);
        if (reached.Snapshot.State?.Text != KnownResourceStates.Running)
        {
            throw new DistributedApplicationException($"The resource '{resource.Name}' could not be started: its logs say why.");
        }
    }

    private IReadOnlyList<MeasuredContainer> Running(ContainerResource resource) => orchestrator[resource.Name].Running() is { Count: > 0 } running
        ? running
        : throw new DistributedApplicationException($"The resource '{resource.Name}' does not run.");

    private async Task<ContainerExecResult> RunAsync(MeasuredContainer target, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var engine = await connection.GetAsync(cancellationToken);
        await using var output = new FirstBytes(IContainerExec.MostOutput);
        await using var error = new FirstBytes(IContainerExec.MostOutput);
        var exitCode = await engine.ExecAsync(target.Container.Id, target.Resource.Name, command, new ExecStreams { Output = output, Error = error }, cancellationToken);
        return new(target.Container.Replica, exitCode, Text(output), Text(error)) { IsTruncated = output.IsTruncated || error.IsTruncated };
    }

    private static string Text(FirstBytes bytes) => Encoding.UTF8.GetString(bytes.Kept);
}
