using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Dashboard.Resources;

/// <summary>Does things with resources. What goes wrong is a result, not an exception.</summary>
internal sealed class ResourceActions(ResourceCommandService commands, ApplicationOrchestrator orchestrator)
{
    /// <summary>Executes a command of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="command">The command.</param>
    /// <param name="arguments">The values of its arguments, by their names.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    public Task<ExecuteCommandResult> ExecuteAsync(string resource, string command, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken) => commands.ExecuteCommandAsync(
        resource, command, new([.. arguments.Select(static a => new InteractionInput { Name = a.Key, InputType = InputType.Text, Value = a.Value })]), cancellationToken);

    /// <summary>Brings a resource to another number of replicas.</summary>
    public async Task<ExecuteCommandResult> ScaleAsync(string resource, int replicas, CancellationToken cancellationToken)
    {
        if (replicas is < 1 or > ContainerResourceBuilderExtensions.MostReplicas)
        {
            return CommandResults.Failure($"{replicas} replicas: allowed are 1 to {ContainerResourceBuilderExtensions.MostReplicas}.");
        }

        try
        {
            // It goes on when nobody waits for it any more.
            await orchestrator.ScaleAsync(resource, replicas, static _ => { }, CancellationToken.None).WaitAsync(cancellationToken);
            return CommandResults.Success();
        }
        catch (DistributedApplicationException exception)
        {
            return CommandResults.Failure(exception.Message);
        }
    }
}
