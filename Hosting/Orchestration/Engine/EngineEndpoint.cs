using Docker.DotNet;

namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>Where the container engine listens, and where that was decided.</summary>
/// <param name="Uri">The engine's address, such as <c>unix:///var/run/docker.sock</c>.</param>
/// <param name="Source">What chose it: <c>DOCKER_HOST</c>, a Docker context, or a well-known socket.</param>
internal sealed record EngineEndpoint(Uri Uri, string Source)
{
    /// <summary>
    /// Resolves the endpoint as the docker CLI does: <c>DOCKER_HOST</c>, then <c>DOCKER_CONTEXT</c> or the current
    /// context, then the default socket; after those, the sockets of rootless Docker and of Podman.
    /// </summary>
    public static EngineEndpoint Resolve()
    {
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } host)
        {
            return Uri.TryCreate(host, UriKind.Absolute, out var uri) && uri.Scheme is "unix" or "tcp" or "http" or "https" or "npipe"
                ? new EngineEndpoint(uri, "DOCKER_HOST")
                : throw new DistributedApplicationException(
                    $"DOCKER_HOST is '{host}', which is no engine address: allowed are unix:///path/to/docker.sock and tcp://host:port.");
        }

        try
        {
            var fromContext = DockerConfig.Instance.GetEndpoint();
            if (!IsMissingSocket(fromContext))
            {
                return new EngineEndpoint(fromContext, "the Docker context");
            }
        }
        catch (DockerConfigurationException exception)
        {
            throw new DistributedApplicationException(
                $"The Docker context cannot be read ({exception.Message}): choose another with `docker context use default`, or set DOCKER_HOST.");
        }

        return WellKnownSockets().FirstOrDefault(static e => !IsMissingSocket(e.Uri))
            ?? new EngineEndpoint(new Uri("unix:///var/run/docker.sock"), "the default socket");
    }

    private static IEnumerable<EngineEndpoint> WellKnownSockets()
    {
        yield return new(new Uri("unix:///var/run/docker.sock"), "the default socket");

        if (Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime)
        {
            yield return new(new Uri($"unix://{runtime}/docker.sock"), "rootless Docker's socket");
            yield return new(new Uri($"unix://{runtime}/podman/podman.sock"), "Podman's socket");
        }

        yield return new(new Uri("unix:///run/podman/podman.sock"), "Podman's socket");
    }

    private static bool IsMissingSocket(Uri uri) => uri.Scheme == "unix" && !File.Exists(uri.LocalPath);
}
