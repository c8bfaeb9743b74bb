using System.Globalization;
using System.Runtime.CompilerServices;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>How bad a finding is.</summary>
internal enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>A run works, but not as well as it could.</summary>
    Warning,

    /// <summary>A run cannot work.</summary>
    Failure,
}

/// <summary>One thing that a run needs.</summary>
/// <param name="Level">How it is.</param>
/// <param name="Subject">What it is.</param>
/// <param name="Text">How it is, in words, and what to do.</param>
internal sealed record Finding(FindingLevel Level, string Subject, string Text);

/// <summary>Examines what a run needs without changing anything.</summary>
internal sealed class Doctor(
    SiteIdentity site, SiteStateDirectory state, DistributedApplicationModel model, DistributedApplicationExecutionContext executionContext,
    EngineConnection connection, EndpointAllocator endpoints, Secrets.UserSecretsStore secrets)
{
    private const long Gigabyte = 1L << 30;
    private const long LeastFreeBytes = 2 * Gigabyte;

    /// <summary>Examines one thing after the other.</summary>
    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (engine, finding) = await EngineAsync(cancellationToken);
        yield return finding;

        yield return ImageBuilder.FindCli() is { } cli
            ? new Finding(FindingLevel.Ok, "builder", cli)
            : new Finding(FindingLevel.Warning, "builder", "neither `docker` nor `podman` is on the PATH, so no image can be built: run `make setup`");

        if (engine is not null)
        {
            foreach (var resource in model.Resources.OfType<ContainerResource>())
            {
                yield return await ImageAsync(resource, engine, cancellationToken);
            }

            foreach (var resource in model.Resources.OfType<ContainerResource>())
            {
                foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
                {
                    if (await PortAsync(resource, endpoint, engine, cancellationToken) is { } port)
                    {
                        yield return port;
                    }
                }
            }

            yield return await DiskAsync(engine, cancellationToken);
        }

        yield return Secrets();
        yield return SiteLock.IsHeld(state)
            ? new Finding(FindingLevel.Ok, "site", $"'{site.Name}' runs (pid {AppHostStatus.TryRead(state)?.ProcessId.ToString(CultureInfo.InvariantCulture) ?? "unknown"})")
            : new Finding(FindingLevel.Ok, "site", $"'{site.Name}' does not run");
    }

    private async Task<(DockerEngine? Engine, Finding Finding)> EngineAsync(CancellationToken cancellationToken)
    {
        try
        {
            var engine = await connection.GetAsync(cancellationToken);
            return (engine, new Finding(FindingLevel.Ok, "engine", $"{engine.EngineVersion}, API {engine.ApiVersion}, at {engine.Endpoint.Uri.ToString().TrimEnd('/')} ({engine.Endpoint.Source})"));
        }
        catch (DistributedApplicationException exception)
        {
            return (null, new Finding(FindingLevel.Failure, "engine", exception.Message));
        }
    }

    private async Task<Finding> ImageAsync(ContainerResource resource, DockerEngine engine, CancellationToken cancellationToken)
    {
        try
        {
            var reference = await ImageResolver.ReferenceAsync(resource, executionContext, cancellationToken);
            var isBuilt = resource.Annotations.OfType<DockerfileBuildAnnotation>().Any();
            return await engine.FindImageAsync(reference, cancellationToken) is not null
                ? new Finding(FindingLevel.Ok, "image", $"{resource.Name}: {reference}")
                : new Finding(FindingLevel.Ok, "image", $"{resource.Name}: {reference} is not here yet; the first start {(isBuilt ? "builds" : "pulls")} it");
        }
        catch (DistributedApplicationException exception)
        {
            return new Finding(FindingLevel.Failure, "image", exception.Message);
        }
    }

    private async Task<Finding?> PortAsync(ContainerResource resource, EndpointAnnotation endpoint, DockerEngine engine, CancellationToken cancellationToken)
    {
        if (endpoints.RememberedPort(resource, endpoint) is not { } port)
        {
            return null;
        }

        if (PortHolder.IsFree(EndpointAllocator.HostAddress(endpoint), port) || await IsOwnAsync(resource, endpoint, port, engine, cancellationToken))
        {
            return new Finding(FindingLevel.Ok, "port", $"{resource.Name} {endpoint.Name}: {port.ToString(CultureInfo.InvariantCulture)}");
        }

        var holder = await PortHolder.DescribeAsync(port, engine, cancellationToken);
        return new Finding(FindingLevel.Failure, "port", $"{resource.Name} {endpoint.Name}: {port.ToString(CultureInfo.InvariantCulture)} is taken by {holder}: stop that, or choose another port in the model");
    }

    private async Task<bool> IsOwnAsync(ContainerResource resource, EndpointAnnotation endpoint, int port, DockerEngine engine, CancellationToken cancellationToken) =>
        LoadBalancedEndpoints.IsLoadBalanced(endpoint, resource)
            ? SiteLock.IsHeld(state) && (PortHolder.FindProcess(port) is not { } holder || holder.Id == AppHostStatus.TryRead(state)?.ProcessId)
            : (await engine.ListContainersAsync(site, cancellationToken))
                .Any(c => c.Resource == resource.Name && c.Ports.Values.Any(p => p.HostPort == port));

    private static async Task<Finding> DiskAsync(DockerEngine engine, CancellationToken cancellationToken)
    {
        var root = (await engine.GetInfoAsync(cancellationToken)).DockerRootDir;
        if (!Directory.Exists(root))
        {
            return new Finding(FindingLevel.Ok, "disk", $"{root}, on the engine's own machine");
        }

        var free = new DriveInfo(root).AvailableFreeSpace;
        var text = $"{(free / (double)Gigabyte).ToString("0.0", CultureInfo.InvariantCulture)} GB free in {root}";
        return free >= LeastFreeBytes
            ? new Finding(FindingLevel.Ok, "disk", text)
            : new Finding(FindingLevel.Failure, "disk", $"{text}, and {LeastFreeBytes / Gigabyte} GB are needed: free some with `docker system prune`");
    }

    private Finding Secrets()
    {
        if (!File.Exists(secrets.FilePath))
        {
            return new Finding(FindingLevel.Ok, "secrets", $"{secrets.FilePath} is made at the first start");
        }

        if (OperatingSystem.IsWindows())
        {
            return new Finding(FindingLevel.Ok, "secrets", secrets.FilePath);
        }

        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        return (File.GetUnixFileMode(secrets.FilePath) & others) == 0
            ? new Finding(FindingLevel.Ok, "secrets", secrets.FilePath)
            : new Finding(FindingLevel.Failure, "secrets", $"{secrets.FilePath} can be read by other users: chmod 600 it");
    }
}
