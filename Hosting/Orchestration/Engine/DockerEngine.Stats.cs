using Docker.DotNet;
using Docker.DotNet.Models;

namespace WpAspire.Hosting.Orchestration.Engine;

internal sealed partial class DockerEngine
{
    /// <summary>What a container has used until now; <see langword="null"/> if it does not run. Older engines take a second to say.</summary>
    public async Task<ContainerUsage?> GetUsageAsync(string id, CancellationToken cancellationToken)
    {
        ContainerUsage? usage = null;
        try
        {
            await _client.Containers.GetContainerStatsAsync(
                id,
                new ContainerStatsParameters { Stream = false, OneShot = true },
                new SynchronousProgress<ContainerStatsResponse>(answer => usage = ContainerUsages.From(answer)),
                cancellationToken);
        }
        catch (DockerApiException)
        {
            // It is gone, or the engine cannot say.
        }

        return usage;
    }
}
