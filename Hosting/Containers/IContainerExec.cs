namespace Aspire.Hosting.ApplicationModel;

/// <summary>Runs commands in the containers of a resource, and keeps what they write.</summary>
public interface IContainerExec
{
    /// <summary>
    /// Runs a command in one container: that of the first healthy replica. A resource with an explicit start is started
    /// for it.
    /// </summary>
    /// <param name="resource">The resource.</param>
    /// <param name="command">The command and its arguments, which are no secrets.</param>
    /// <param name="cancellationToken">Leaves the command.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="DistributedApplicationException">The resource does not run, or the command could not be started.</exception>
    Task<ContainerExecResult> ExecAsync(ContainerResource resource, IReadOnlyList<string> command, CancellationToken cancellationToken);

    /// <summary>Runs a command in the containers of all replicas that run, at the same time.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="command">The command and its arguments, which are no secrets.</param>
    /// <param name="cancellationToken">Leaves the commands.</param>
    /// <returns>How each ended, in the order of the replicas.</returns>
    /// <exception cref="DistributedApplicationException">The resource does not run, or a command could not be started.</exception>
    Task<IReadOnlyList<ContainerExecResult>> ExecInAllAsync(ContainerResource resource, IReadOnlyList<string> command, CancellationToken cancellationToken);
}
