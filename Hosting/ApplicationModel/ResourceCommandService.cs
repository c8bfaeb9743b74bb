using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Executes the commands of resources.</summary>
public class ResourceCommandService
{
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _loggers;
    private readonly DistributedApplicationModel _model;
    private readonly IServiceProvider _services;
    private readonly ISecretMasker _masker;

    internal ResourceCommandService(ResourceNotificationService notifications, ResourceLoggerService loggers, DistributedApplicationModel model, IServiceProvider services, ISecretMasker masker)
    {
        _notifications = notifications;
        _loggers = loggers;
        _model = model;
        _services = services;
        _masker = masker;
    }

    /// <summary>Executes a command.</summary>
    /// <param name="resourceId">The name of the resource, or the id of one of its instances.</param>
    /// <param name="commandName">The name of the command.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>How it ended. What goes wrong is a failure here, not an exception.</returns>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resourceId, commandName, new([]), cancellationToken);

    /// <summary>Executes a command.</summary>
    /// <param name="resourceId">The name of the resource, or the id of one of its instances.</param>
    /// <param name="commandName">The name of the command.</param>
    /// <param name="arguments">The values of the command's arguments, by their names.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>How it ended. What goes wrong is a failure here, not an exception. Secrets that the application knows are masked in it.</returns>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, InteractionInputCollection arguments, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resourceId);
        ArgumentNullException.ThrowIfNull(commandName);
        ArgumentNullException.ThrowIfNull(arguments);

        var resource = _notifications.TryGetCurrentState(resourceId, out var state)
            ? state.Resource
            : _model.Resources.FirstOrDefault(r => string.Equals(r.Name, resourceId, StringComparison.OrdinalIgnoreCase));

        return resource is null
            ? Task.FromResult(CommandResults.Failure($"There is no resource '{resourceId}'."))
            : ExecuteCoreAsync(resource, resourceId, commandName, arguments, cancellationToken);
    }

    /// <summary>Executes a command.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="commandName">The name of the command.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>How it ended. What goes wrong is a failure here, not an exception.</returns>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resource, commandName, new([]), cancellationToken);

    /// <summary>Executes a command.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="commandName">The name of the command.</param>
    /// <param name="arguments">The values of the command's arguments, by their names.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>How it ended. What goes wrong is a failure here, not an exception. Secrets that the application knows are masked in it.</returns>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, InteractionInputCollection arguments, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(commandName);
        ArgumentNullException.ThrowIfNull(arguments);
        return ExecuteCoreAsync(resource, resource.Name, commandName, arguments, cancellationToken);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A command is somebody's code: whatever it throws is its result.")]
    private async Task<ExecuteCommandResult> ExecuteCoreAsync(IResource resource, string resourceId, string commandName, InteractionInputCollection arguments, CancellationToken cancellationToken)
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
            var result = Masked(await command.ExecuteCommand(new()
            {
                ResourceName = resourceId,
                ServiceProvider = _services,
                Arguments = CommandArguments.Resolve(command, arguments),
                CancellationToken = cancellationToken,
                Logger = logger,
            }).ConfigureAwait(false));

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
            return Masked(CommandResults.Failure(exception));
        }
    }

    private ExecuteCommandResult Masked(ExecuteCommandResult result) => new()
    {
        Success = result.Success,
        Canceled = result.Canceled,
        ErrorMessage = result.ErrorMessage is { } error ? _masker.Mask(error) : null,
        Message = result.Message is { } message ? _masker.Mask(message) : null,
        Data = result.Data is { } data ? new() { Value = _masker.Mask(data.Value), Format = data.Format, DisplayImmediately = data.DisplayImmediately } : null,
    };
}
