using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Removes what a site has in the engine, by its labels: whoever created it, and whether or not it is known to anybody.</summary>
internal static class SiteCleanup
{
    /// <summary>Stops and removes the site's containers, those that need others first, then the network if nothing is left on it.</summary>
    public static async Task RemoveAsync(
        DockerEngine engine, SiteIdentity site, IReadOnlyDictionary<string, IReadOnlySet<string>> dependencies, bool persistentToo, Action<string> report, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        var containers = await engine.ListContainersAsync(site, cancellationToken);
        var doomed = containers.Where(c => persistentToo || !c.IsPersistent).ToList();

        // What the model does not know comes first: nothing of the model needs it.
        var unknown = doomed.Where(c => !dependencies.ContainsKey(c.Resource)).ToList();
        await RemoveAsync(engine, unknown, report, patience, cancellationToken);
        foreach (var wave in ResourceGraph.StopWaves(dependencies))
        {
            await RemoveAsync(engine, [.. doomed.Where(c => wave.Contains(c.Resource, StringComparer.OrdinalIgnoreCase))], report, patience, cancellationToken);
        }

        if (doomed.Count == containers.Count)
        {
            foreach (var network in await engine.ListNetworksAsync(site, cancellationToken))
            {
                await engine.RemoveNetworkAsync(network, cancellationToken);
            }
        }
    }

    private static Task RemoveAsync(DockerEngine engine, IReadOnlyCollection<ContainerState> containers, Action<string> report, TimeSpan? patience, CancellationToken cancellationToken) =>
        Task.WhenAll(containers.Select(async container =>
        {
            await engine.StopContainerAsync(container.Id, cancellationToken, patience);
            await engine.RemoveContainerAsync(container.Id, cancellationToken);
            report($"Stopped {container.Resource}.");
        }));
}
