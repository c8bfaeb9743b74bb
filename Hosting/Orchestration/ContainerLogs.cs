using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Brings what containers write into the application's resource logs.</summary>
internal sealed class ContainerLogs(EngineConnection connection, ResourceLoggerService loggers)
{
    /// <summary>
    /// Follows one container until it ends, from its first line, once somebody reads the resource's log: a log that
    /// nobody reads costs nothing.
    /// </summary>
    public async Task FollowAsync(IResource resource, string containerId, CancellationToken cancellationToken)
    {
        await WaitForReaderAsync(resource, cancellationToken);
        var engine = await connection.GetAsync(cancellationToken);
        var logger = loggers.GetLogger(resource);
        await foreach (var entry in engine.ReadLogsAsync(containerId, follow: true, tail: null, cancellationToken))
        {
            logger.Log(entry.IsError ? LogLevel.Error : LogLevel.Information, 0, entry.Text, null, static (text, _) => text);
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
