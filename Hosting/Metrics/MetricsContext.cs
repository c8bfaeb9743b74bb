using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The running container whose metrics are to be read.</summary>
public abstract class MetricsContext
{
    /// <summary>The resource.</summary>
    public abstract IResource Resource { get; }

    /// <summary>Which of the resource's replicas it is, from 1.</summary>
    public abstract int Replica { get; }

    /// <summary>What its health checks say now; <see langword="null"/> while they have said nothing.</summary>
    public abstract HealthStatus? Health { get; }

    /// <summary>The AppHost's services.</summary>
    public abstract IServiceProvider Services { get; }

    /// <summary>Where this machine reaches an endpoint of this container itself, whatever stands before it.</summary>
    /// <param name="endpoint">An endpoint of the resource.</param>
    /// <returns>The address; <see langword="null"/> while it has none.</returns>
    public abstract Uri? GetAddress(EndpointReference endpoint);

    /// <summary>
    /// Starts a command in the container that answers each line with a line, for as long as it is asked. Starting a
    /// process in a container costs more than most answers, so that one for each reading would be too many.
    /// </summary>
    /// <param name="command">The command and its arguments. It should end when its standard input does.</param>
    /// <returns>The command. Whether it could be started shows when it is asked.</returns>
    public abstract IContainerCommand StartCommand(params IReadOnlyList<string> command);
}
