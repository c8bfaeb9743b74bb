using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Brings what containers write into the application's resource logs.</summary>
internal sealed class ContainerLogs(EngineConnection connection, ResourceLoggerService loggers)
{
    /// <summary>Follows one container until it ends.</summary>
    public async Task FollowAsync(IResource resource, string containerId, CancellationToken cancellationToken)
    {
        var engine = await connection.GetAsync(cancellationToken);
        var logger = loggers.GetLogger(resource);
        await foreach (var entry in engine.ReadLogsAsync(containerId, follow: true, tail: null, cancellationToken))
        {
            logger.Log(entry.IsError ? LogLevel.Error : LogLevel.Information, 0, entry.Text, null, static (text, _) => text);
        }
    }
}
