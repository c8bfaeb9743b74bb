namespace Aspire.Hosting.ApplicationModel;

/// <summary>The running container whose metrics are to be read.</summary>
public sealed class MetricsContext
{
    private readonly ContainerRuntime _runtime;
    private readonly string _id;

    internal MetricsContext(ContainerResource resource, ContainerResource container, IServiceProvider services, ContainerRuntime runtime, string id)
    {
        Resource = resource;
        Container = container;
        Services = services;
        _runtime = runtime;
        _id = id;
    }

    /// <summary>The resource of the model that has the metrics.</summary>
    public ContainerResource Resource { get; }

    /// <summary>The container that runs, with endpoints of its own: one replica of the resource, or the resource itself if it has none.</summary>
    public ContainerResource Container { get; }

    /// <summary>The AppHost's services.</summary>
    public IServiceProvider Services { get; }

    /// <summary>
    /// Starts a command in the container that answers each line with a line, for as long as it is asked. Starting a
    /// process in a container costs more than most answers, so that one for each reading would be too many.
    /// </summary>
    /// <param name="command">The command and its arguments. It should end when its standard input does.</param>
    /// <returns>The command. Whether it could be started shows when it is asked.</returns>
    public IContainerCommand StartCommand(params IReadOnlyList<string> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return new ContainerCommand(_runtime, _id, command);
    }
}
