using System.Formats.Tar;
using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using Version = System.Version;

namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>
/// The container engine, through the Docker Engine API. Thin: it translates between specifications and API calls and
/// turns the engine's errors into sentences; it decides nothing.
/// </summary>
internal sealed partial class DockerEngine : IDisposable
{
    private readonly DockerClient _client;

    private DockerEngine(DockerClient client, EngineEndpoint endpoint, VersionResponse version, Version apiVersion)
    {
        _client = client;
        Endpoint = endpoint;
        EngineVersion = version.Version;
        IsDockerDesktop = version.Platform?.Name?.Contains("Docker Desktop", StringComparison.OrdinalIgnoreCase) == true;
        ApiVersion = apiVersion;
    }

    /// <summary>Where the engine listens.</summary>
    public EngineEndpoint Endpoint { get; }

    /// <summary>The engine's own version, such as <c>28.2.2</c>.</summary>
    public string EngineVersion { get; }

    /// <summary>Whether it is Docker Desktop's, whose containers run in a virtual machine.</summary>
    public bool IsDockerDesktop { get; }

    /// <summary>The API version that both sides speak.</summary>
    public Version ApiVersion { get; }

    /// <summary>Connects and negotiates the API version.</summary>
    /// <exception cref="DistributedApplicationException">No engine answers, or none that can be spoken to.</exception>
    public static async Task<DockerEngine> ConnectAsync(CancellationToken cancellationToken)
    {
        var endpoint = EngineEndpoint.Resolve();
        try
        {
            VersionResponse version;
            using (var probe = new DockerClientBuilder().WithEndpoint(endpoint.Uri).WithTimeout(TimeSpan.FromSeconds(10)).Build())
            {
                version = await probe.System.GetVersionAsync(cancellationToken);
            }

            var apiVersion = ApiVersionNegotiation.Choose(version.APIVersion, version.MinAPIVersion);
            var client = new DockerClientBuilder()
                .WithEndpoint(endpoint.Uri)
                .WithApiVersion(apiVersion)
                .WithTimeout(Timeout.InfiniteTimeSpan)
                .Build();
            return new DockerEngine(client, endpoint, version, apiVersion);
        }
        catch (Exception exception) when (EngineUnavailable.IsMeantBy(exception) || exception is DockerApiException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw EngineUnavailable.Describe(endpoint, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>All containers of a site, running or not.</summary>
    public async Task<IReadOnlyList<ContainerState>> ListContainersAsync(SiteIdentity site, CancellationToken cancellationToken)
    {
        var containers = await _client.Containers.ListContainersAsync(
            new ContainersListParameters { All = true, Filters = SiteFilter(site) }, cancellationToken);
        return [.. containers.Select(ContainerStates.FromList)];
    }

    /// <summary>The container with this identifier or name; <see langword="null"/> if there is none.</summary>
    public async Task<ContainerState?> InspectContainerAsync(string idOrName, CancellationToken cancellationToken)
    {
        try
        {
            return ContainerStates.FromInspect(await _client.Containers.InspectContainerAsync(idOrName, cancellationToken));
        }
        catch (DockerApiException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Creates a container without starting it, and copies its files in.</summary>
    /// <returns>The container's identifier.</returns>
    public async Task<string> CreateContainerAsync(ContainerSpec spec, SiteIdentity site, CancellationToken cancellationToken)
    {
        string id;
        try
        {
            // Not cut short: the engine would create it all the same, behind the back of whoever cleans up.
            cancellationToken.ThrowIfCancellationRequested();
            var response = await _client.Containers.CreateContainerAsync(ContainerRequest.From(spec, site), CancellationToken.None);
            id = response.ID;
        }
        catch (DockerApiException exception)
        {
            throw new DistributedApplicationException(
                $"The container of the resource '{spec.Resource}' could not be created: {EngineError.Message(exception)}.", exception);
        }

        if (spec.Files.Count > 0)
        {
            await CopyFilesAsync(id, spec, cancellationToken);
        }

        return id;
    }

    private async Task CopyFilesAsync(string id, ContainerSpec spec, CancellationToken cancellationToken)
    {
        using var archive = new MemoryStream();
        await WriteArchiveAsync(spec.Files, archive, cancellationToken);
        archive.Position = 0;
        try
        {
            await _client.Containers.ExtractArchiveToContainerAsync(
                id, new CopyToContainerParameters { Path = "/", CopyUIDGID = true }, archive, cancellationToken);
        }
        catch (DockerApiException exception)
        {
            throw new DistributedApplicationException(
                $"The files of WithContainerFiles could not be copied into the container of the resource '{spec.Resource}': {EngineError.Message(exception)}.", exception);
        }
    }

    /// <summary>Starts a container; starting one that runs does nothing.</summary>
    public async Task StartContainerAsync(string id, string resource, CancellationToken cancellationToken)
    {
        try
        {
            await _client.Containers.StartContainerAsync(id, new ContainerStartParameters(), cancellationToken);
        }
        catch (DockerApiException exception)
        {
            throw new DistributedApplicationException(
                $"The container of the resource '{resource}' could not be started: {EngineError.Message(exception)}.", exception);
        }
    }

    /// <summary>How long a container gets to stop that was never ready: it serves nobody, and may not even listen for signals yet.</summary>
    public static TimeSpan UnreadyPatience { get; } = TimeSpan.FromSeconds(3);

    /// <summary>Asks a container to stop and, after the patience or else its own stop timeout, kills it.</summary>
    public async Task StopContainerAsync(string id, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        try
        {
            await _client.Containers.StopContainerAsync(
                id, new ContainerStopParameters { WaitBeforeKillSeconds = (uint?)patience?.TotalSeconds }, cancellationToken);
        }
        catch (DockerApiException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            // It is gone, which is what was asked for.
        }
    }

    /// <summary>Waits until a container's process has ended; returns at once if it has, or if the container is gone.</summary>
    public async Task WaitForExitAsync(string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await _client.Containers.WaitContainerAsync(id, cancellationToken);
                return;
            }
            catch (DockerApiException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
            {
                return;
            }
            catch (Exception exception) when (EngineUnavailable.IsMeantBy(exception) || exception is DockerApiException)
            {
                // The engine went away. When it is back, it knows what became of the container.
                await PollAsync(AnswersAsync, cancellationToken);
            }
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _client.System.PingAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (EngineUnavailable.IsMeantBy(exception) || exception is DockerApiException)
        {
            return false;
        }
    }

    /// <summary>Removes a container and its anonymous volumes, killing it if it runs.</summary>
    public async Task RemoveContainerAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await _client.Containers.RemoveContainerAsync(
                id, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, cancellationToken);
        }
        catch (DockerApiException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            // It is gone, which is what was asked for.
        }
        catch (DockerApiException exception) when (exception.StatusCode == HttpStatusCode.Conflict)
        {
            // The engine is already removing it: wait until it has.
            await PollAsync(async ct => await InspectContainerAsync(id, ct) is null, cancellationToken);
        }
    }

    /// <summary>Disk space that the engine's images, containers and volumes take, and where they are.</summary>
    public async Task<SystemInfoResponse> GetInfoAsync(CancellationToken cancellationToken) =>
        await _client.System.GetSystemInfoAsync(cancellationToken);

    /// <summary>The name of a container of any origin that publishes this host port; <see langword="null"/> if none does.</summary>
    public async Task<string?> FindPortHolderAsync(int hostPort, CancellationToken cancellationToken)
    {
        var containers = await _client.Containers.ListContainersAsync(new ContainersListParameters(), cancellationToken);
        return containers
            .Where(c => c.Ports?.Any(p => p.PublicPort == hostPort) == true)
            .Select(static c => c.Names.FirstOrDefault()?.TrimStart('/'))
            .FirstOrDefault();
    }

    /// <summary>Follows what happens to the site's containers until cancelled.</summary>
    public async Task WatchAsync(SiteIdentity site, Action<ContainerEvent> onEvent, CancellationToken cancellationToken)
    {
        var filters = SiteFilter(site);
        filters["type"] = new Dictionary<string, bool> { ["container"] = true };
        filters["event"] = new Dictionary<string, bool> { ["start"] = true, ["die"] = true, ["destroy"] = true };

        var progress = new SynchronousProgress<Message>(message =>
        {
            if (message.Actor?.Attributes is { } attributes && attributes.TryGetValue(SiteLabels.Resource, out var resource))
            {
                var exitCode = attributes.TryGetValue("exitCode", out var text) && int.TryParse(text, out var code) ? code : (int?)null;
                onEvent(new ContainerEvent(message.Action, message.Actor.ID, resource, exitCode));
            }
        });
        await _client.System.MonitorEventsAsync(new ContainerEventsParameters { Filters = filters }, progress, cancellationToken);
    }

    internal static Dictionary<string, string> SiteLabelsOf(SiteIdentity site) => new()
    {
        [SiteLabels.Site] = site.Name,
        [SiteLabels.AppHost] = site.ShortSha,
    };

    private static Dictionary<string, IDictionary<string, bool>> SiteFilter(SiteIdentity site) => new()
    {
        ["label"] = new Dictionary<string, bool>
        {
            [$"{SiteLabels.Site}={site.Name}"] = true,
            [$"{SiteLabels.AppHost}={site.ShortSha}"] = true,
        },
    };

    private static async Task WriteArchiveAsync(IEnumerable<FileSpec> files, Stream destination, CancellationToken cancellationToken)
    {
        await using var writer = new TarWriter(destination, TarEntryFormat.Pax, leaveOpen: true);
        foreach (var file in files)
        {
            var entry = new PaxTarEntry(file.Content is null ? TarEntryType.Directory : TarEntryType.RegularFile, file.Path.TrimStart('/'))
            {
                Mode = (UnixFileMode)file.Mode,
                Uid = file.Owner,
                Gid = file.Group,
                // A fixed time: the same model gives the same container.
                ModificationTime = DateTimeOffset.UnixEpoch,
            };
            if (file.Content is not null)
            {
                entry.DataStream = new MemoryStream(file.Content, writable: false);
            }

            await writer.WriteEntryAsync(entry, cancellationToken);
        }
    }

    private static async Task PollAsync(Func<CancellationToken, Task<bool>> condition, CancellationToken cancellationToken)
    {
        var backoff = new Backoff();
        while (!await condition(cancellationToken))
        {
            await backoff.DelayAsync(cancellationToken);
        }
    }
}
