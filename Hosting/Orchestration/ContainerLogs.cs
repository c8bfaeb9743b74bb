using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Brings what containers write into the application's resource logs.</summary>
internal sealed class ContainerLogs(EngineConnection connection, ResourceLoggerService loggers, ConsoleLogReader console)
{
    /// <summary>
    /// Follows one container until it ends, from its first line, once somebody reads the resource's log: a log that
    /// nobody reads costs nothing.
    /// </summary>
    /// <param name="resource">The resource.</param>
    /// <param name="container">The container of one of its replicas.</param>
    /// <param name="isOneOfSeveral">Whether each line says which of the replicas wrote it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task FollowAsync(IResource resource, ContainerState container, bool isOneOfSeveral, CancellationToken cancellationToken)
    {
        console.Attach(resource.Name, container);
        await WaitForReaderAsync(resource, cancellationToken);
        var engine = await connection.GetAsync(cancellationToken);
        var prefix = isOneOfSeveral ? $"{SiteNames.Replica(resource.Name, container.Replica)} | " : "";
        await foreach (var entry in engine.ReadLogsAsync(container.Id, follow: true, tail: null, cancellationToken))
        {
            loggers.AddFromContainer(resource.Name, prefix + entry.Text, entry.IsError);
        }
    }

    private async Task WaitForReaderAsync(IResource resource, CancellationToken cancellationToken)
    {
        await foreach (var subscriber in loggers.WatchAnySubscribersAsync(cancellationToken))
        {
            if (subscriber.AnySubscribers && subscriber.Name.Equals(resource.Name, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
        }
    }
}
