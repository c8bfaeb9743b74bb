using System.Collections.Concurrent;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>An image that the engine has.</summary>
/// <param name="Reference">Its name.</param>
/// <param name="Id">Its content identifier.</param>
internal sealed record ResolvedImage(string Reference, string Id);

/// <summary>Sees to it that the engine has the image of a container: found, built, or pulled.</summary>
internal sealed class ImageResolver(EngineConnection connection, DistributedApplicationExecutionContext executionContext, RunOptions options)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ResolvedImage>>> _builds = new(StringComparer.Ordinal);

    /// <summary>Finds, builds or pulls the image.</summary>
    /// <param name="resource">The container.</param>
    /// <param name="onWork">Told when a build or a pull begins, with what is being done.</param>
    /// <param name="onOutput">Gets the output of the builder, or the progress of the pull.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ResolvedImage> ResolveAsync(ContainerResource resource, Func<string, Task> onWork, Action<string> onOutput, CancellationToken cancellationToken)
    {
        if (resource.Annotations.OfType<DockerfileBuildAnnotation>().LastOrDefault() is { } build)
        {
            var request = await RequestAsync(resource, build, cancellationToken);
            var hash = BuildContextHash.Compute(request);
            var reference = ImageBuilder.ReferenceFor(resource.Name, hash);

            // Two resources of one build share it.
            return await _builds.GetOrAdd(reference, _ => new(() => BuildAsync(request, reference, hash, onWork, onOutput, cancellationToken))).Value;
        }

        return await PullAsync(resource, onWork, onOutput, cancellationToken);
    }

    /// <summary>The image that a resource names, without looking for it.</summary>
    public static async Task<string> ReferenceAsync(ContainerResource resource, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        if (resource.Annotations.OfType<DockerfileBuildAnnotation>().LastOrDefault() is { } build)
        {
            return ImageBuilder.ReferenceFor(resource.Name, BuildContextHash.Compute(await RequestAsync(resource, build, executionContext, cancellationToken)));
        }

        return Named(resource);
    }

    private async Task<ResolvedImage> BuildAsync(
        ImageBuildRequest request, string reference, string hash, Func<string, Task> onWork, Action<string> onOutput, CancellationToken cancellationToken)
    {
        var engine = await connection.GetAsync(cancellationToken);
        var id = options.ForceBuild ? null : await engine.FindImageAsync(reference, cancellationToken);
        if (id is null)
        {
            await onWork($"building {Path.GetRelativePath(Environment.CurrentDirectory, request.DockerfilePath)}");
            await ImageBuilder.BuildAsync(request, reference, hash, onOutput, cancellationToken);
            id = await engine.FindImageAsync(reference, cancellationToken)
                ?? throw new DistributedApplicationException(
                    $"The image '{reference}' was built, but the engine at {engine.Endpoint.Uri} does not have it: let `docker build` and DOCKER_HOST use the same engine.");
        }

        return new ResolvedImage(reference, id);
    }

    private async Task<ResolvedImage> PullAsync(ContainerResource resource, Func<string, Task> onWork, Action<string> onOutput, CancellationToken cancellationToken)
    {
        var engine = await connection.GetAsync(cancellationToken);
        var reference = Named(resource);
        var policy = resource.Annotations.OfType<ContainerImagePullPolicyAnnotation>().LastOrDefault()?.ImagePullPolicy ?? ImagePullPolicy.Default;
        var id = policy == ImagePullPolicy.Always ? null : await engine.FindImageAsync(reference, cancellationToken);
        if (id is null && policy == ImagePullPolicy.Never)
        {
            throw new DistributedApplicationException(
                $"The image '{reference}' of the resource '{resource.Name}' is not on this machine, and its pull policy is Never: pull it with `docker pull {reference}`.");
        }

        if (id is null)
        {
            await onWork($"pulling {reference}");
            await engine.PullImageAsync(reference, new SynchronousProgress<string>(onOutput), cancellationToken);
            id = await engine.FindImageAsync(reference, cancellationToken)
                ?? throw new DistributedApplicationException($"The image '{reference}' was pulled, but the engine does not have it: check that it exists for this machine's platform.");
        }

        return new ResolvedImage(reference, id);
    }

    private Task<ImageBuildRequest> RequestAsync(ContainerResource resource, DockerfileBuildAnnotation build, CancellationToken cancellationToken) =>
        RequestAsync(resource, build, executionContext, cancellationToken);

    internal static async Task<ImageBuildRequest> RequestAsync(
        ContainerResource resource, DockerfileBuildAnnotation build, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken) =>
        new(
            resource.Name,
            build.ContextPath,
            build.DockerfilePath,
            build.Stage,
            await ResolveAsync(build.BuildArguments, resource, executionContext, cancellationToken),
            await ResolveAsync(build.BuildSecrets.Select(static s => KeyValuePair.Create(s.Key, (object?)s.Value)), resource, executionContext, cancellationToken));

    private static async Task<IReadOnlyDictionary<string, string>> ResolveAsync(
        IEnumerable<KeyValuePair<string, object?>> values, ContainerResource resource, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        var resolved = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            resolved[name] = await resource.ResolveValueAsync(executionContext, value, cancellationToken) ?? "";
        }

        return resolved;
    }

    internal static string Named(ContainerResource resource) =>
        resource.TryGetContainerImageName(out var name)
            ? name
            : throw new DistributedApplicationException($"The container '{resource.Name}' has no image: give it one with AddContainer, WithImage or WithDockerfile.");
}
