using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Executes the commands of resources.</summary>
public class ResourceCommandService
{
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _loggers;
    private readonly DistributedApplicationModel _model;
    private readonly IServiceProvider _services;

    internal ResourceCommandService(ResourceNotificationService notifications, ResourceLoggerService loggers, DistributedApplicationModel model, IServiceProvider services)
    {
        _notifications = notifications;
        _loggers = loggers;
        _model = model;
        _services = services;
    }

    /// <summary>Executes a command.</summary>
    /// <param name="resourceId">The name of the resource, or the id of one of its instances.</param>
    /// <param name="commandName">The name of the command.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>How it ended. What goes wrong is a failure here, not an exception.</returns>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resourceId);
        ArgumentNullException.ThrowIfNull(commandName);

        var resource = _notifications.TryGetCurrentState(resourceId, out var state)
            ? state.Resource
            : _model.Resources.FirstOrDefault(r => string.Equals(r.Name, resourceId, StringComparison.OrdinalIgnoreCase));

        return resource is null
            ? Task.FromResult(CommandResults.Failure($"There is no resource '{resourceId}'."))
            : ExecuteCoreAsync(resource, resourceId, commandName, cancellationToken);
    }

    /// <summary>Executes a command.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="commandName">The name of the command.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>How it ended. What goes wrong is a failure here, not an exception.</returns>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(commandName);
        return ExecuteCoreAsync(resource, resource.Name, commandName, cancellationToken);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A command is somebody's code: whatever it throws is its result.")]
    private async Task<ExecuteCommandResult> ExecuteCoreAsync(IResource resource, string resourceId, string commandName, CancellationToken cancellationToken)
    {
        var logger = _loggers.GetLogger(resourceId);
        var command = resource.Annotations.OfType<ResourceCommandAnnotation>().FirstOrDefault(c => string.Equals(c.Name, commandName, StringComparison.OrdinalIgnoreCase));
        if (command is null)
        {
            var names = resource.Annotations.OfType<ResourceCommandAnnotation>().Select(c => $"'{c.Name}'").ToArray();
            return CommandResults.Failure(names.Length == 0
                ? $"The resource '{resourceId}' has no command '{commandName}': it has no commands."
                : $"The resource '{resourceId}' has no command '{commandName}': it has {string.Join(", ", names)}.");
        }

        logger.LogInformation("Executing command '{Command}'.", command.Name);
        try
        {
            var result = await command.ExecuteCommand(new()
            {
                ResourceName = resourceId,
                ServiceProvider = _services,
                CancellationToken = cancellationToken,
                Logger = logger,
            }).ConfigureAwait(false);

            if (result.Success)
            {
                logger.LogInformation("Executed command '{Command}'.", command.Name);
            }
            else if (!result.Canceled)
            {
                logger.LogError("Command '{Command}' failed: {Error}", command.Name, result.ErrorMessage);
            }

            return result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CommandResults.Canceled();
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Command '{Command}' failed.", command.Name);
            return CommandResults.Failure(exception);
        }
    }
}
