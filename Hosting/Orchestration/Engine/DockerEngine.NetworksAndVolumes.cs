using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace WpAspire.Hosting.Orchestration.Engine;

internal sealed partial class DockerEngine
{
    /// <summary>Creates the site's network unless it is there.</summary>
    public async Task EnsureNetworkAsync(string name, SiteIdentity site, CancellationToken cancellationToken)
    {
        if ((await ListNetworksAsync(site, cancellationToken)).Contains(name))
        {
            return;
        }

        try
        {
            // Not cut short: the engine would create it all the same, behind the back of whoever cleans up.
            cancellationToken.ThrowIfCancellationRequested();
            await _client.Networks.CreateNetworkAsync(
                new NetworksCreateParameters { Name = name, Driver = "bridge", Labels = SiteLabelsOf(site) }, CancellationToken.None);
        }
        catch (DockerApiException exception)
        {
            throw new DistributedApplicationException($"The network '{name}' could not be created: {EngineError.Message(exception)}.", exception);
        }
    }

    /// <summary>A network's gateways and subnets.</summary>
    public async Task<IReadOnlyList<(IPAddress Gateway, IPNetwork Subnet)>> GetGatewaysAsync(string name, CancellationToken cancellationToken)
    {
        var network = await _client.Networks.InspectNetworkAsync(name, cancellationToken);
        return [.. from config in network.IPAM?.Config ?? []
            where IPAddress.TryParse(config.Gateway, out _) && IPNetwork.TryParse(config.Subnet, out _)
            select (IPAddress.Parse(config.Gateway), IPNetwork.Parse(config.Subnet))];
    }

    /// <summary>The names of the site's networks.</summary>
    public async Task<IReadOnlyList<string>> ListNetworksAsync(SiteIdentity site, CancellationToken cancellationToken) =>
        [.. (await _client.Networks.ListNetworksAsync(new NetworksListParameters { Filters = SiteFilter(site) }, cancellationToken)).Select(static n => n.Name)];

    /// <summary>Removes a network; one that is gone is no error.</summary>
    public async Task RemoveNetworkAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await _client.Networks.DeleteNetworkAsync(name, cancellationToken);
        }
        catch (DockerApiException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            // It is gone, which is what was asked for.
        }
        catch (DockerApiException exception)
        {
            throw new DistributedApplicationException($"The network '{name}' could not be removed: {EngineError.Message(exception)}.", exception);
        }
    }

    /// <summary>Creates a volume with the site's labels; one that exists is left as it is.</summary>
    public async Task EnsureVolumeAsync(string name, string resource, SiteIdentity site, CancellationToken cancellationToken)
    {
        var labels = SiteLabelsOf(site);
        labels[SiteLabels.Resource] = resource;
        try
        {
            await _client.Volumes.CreateAsync(new VolumesCreateParameters { Name = name, Labels = labels }, cancellationToken);
        }
        catch (DockerApiException exception)
        {
            throw new DistributedApplicationException($"The volume '{name}' could not be created: {EngineError.Message(exception)}.", exception);
        }
    }

    /// <summary>The names of the site's volumes.</summary>
    public async Task<IReadOnlyList<string>> ListVolumesAsync(SiteIdentity site, CancellationToken cancellationToken) =>
        [.. ((await _client.Volumes.ListAsync(new VolumesListParameters { Filters = SiteFilter(site) }, cancellationToken)).Volumes ?? []).Select(static v => v.Name)];

    /// <summary>Removes a volume and what is in it.</summary>
    public async Task RemoveVolumeAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await _client.Volumes.RemoveAsync(name, false, cancellationToken);
        }
        catch (DockerApiException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            // It is gone, which is what was asked for.
        }
        catch (DockerApiException exception)
        {
            throw new DistributedApplicationException($"The volume '{name}' could not be removed: {EngineError.Message(exception)}.", exception);
        }
    }
}
