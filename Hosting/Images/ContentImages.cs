namespace WpAspire.Hosting.Images;

/// <summary>
/// Gives the containers that are made of a Dockerfile images named after their content: what has not changed is not built
/// again, and needs no builder at all.
/// </summary>
internal sealed class ContentImages(ContainerRuntime runtime, SiteIdentity site, ResourceNotificationService notifications, ResourceLoggerService loggers)
{
    private readonly ConcurrentDictionary<string, ImageBuildRequest> _requests = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task>> _builds = new(StringComparer.Ordinal);
    private Task<HashSet<string>>? _looking;

    /// <summary>Says in the model which image a container runs, before Aspire reads it.</summary>
    /// <exception cref="DistributedApplicationException">The build context or the Dockerfile does not exist.</exception>
    public async Task NameAsync(ContainerResource resource, CancellationToken cancellationToken)
    {
        // One that is written by the program itself changes as the program likes: Aspire builds it.
        if (resource.Annotations.OfType<DockerfileBuildAnnotation>().LastOrDefault() is not { DockerfileFactory: null } build)
        {
            return;
        }

        var request = await ImageBuildRequest.CreateAsync(resource, build, cancellationToken);
        var (name, tag) = ImageBuild.ReferenceFor(resource.Name, BuildContextHash.Compute(request));
        foreach (var old in resource.Annotations.Where(static a => a is DockerfileBuildAnnotation or ContainerImageAnnotation).ToList())
        {
            resource.Annotations.Remove(old);
        }

        resource.Annotations.Add(new ContainerImageAnnotation { Image = name, Tag = tag });
        resource.Annotations.Add(new ContentImageAnnotation());
        _requests[$"{name}:{tag}"] = request;
    }

    /// <summary>
    /// Begins to look whether the images of the containers that start by themselves are there: all at once, while Aspire's
    /// orchestrator starts, which takes seconds.
    /// </summary>
    public void BeginLooking(IEnumerable<ContainerResource> resources, CancellationToken cancellationToken)
    {
        var references = resources
            .Where(static r => !r.Annotations.OfType<ExplicitStartupAnnotation>().Any())
            .Select(static r => r.TryGetContainerImageName(out var reference) ? reference : "")
            .Where(_requests.ContainsKey)
            .Distinct()
            .ToList();
        if (references.Count > 0)
        {
            _looking = FindAsync(references, cancellationToken);
        }
    }

    /// <summary>Whether a container's image is made of a Dockerfile, whoever has asked before or after it got its name.</summary>
    public static bool IsBuilt(IResource resource) => resource.Annotations.Any(static a => a is DockerfileBuildAnnotation or ContentImageAnnotation);

    /// <summary>Builds the image of a container that is about to start, unless it is there.</summary>
    /// <exception cref="DistributedApplicationException">It could not be built.</exception>
    public async Task EnsureAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (resource.TryGetContainerImageName(out var reference) && _requests.TryGetValue(reference, out var request))
        {
            // Replicas have one image. A build that failed is tried again at the next start.
            var build = _builds.GetOrAdd(reference, _ => new(() => BuildAsync(resource, request, reference, cancellationToken)));
            try
            {
                await build.Value;
            }
            catch
            {
                _builds.TryRemove(KeyValuePair.Create(reference, build));
                throw;
            }
        }
    }

    private async Task BuildAsync(IResource resource, ImageBuildRequest request, string reference, CancellationToken cancellationToken)
    {
        if (await IsThereAsync(reference, cancellationToken))
        {
            return;
        }

        var logger = loggers.GetLogger(resource);
        await notifications.PublishUpdateAsync(resource, static s => s with { State = KnownResourceStates.Building });
        logger.LogInformation("building {Image} from {Dockerfile}", reference, request.DockerfilePath);
        await ImageBuild.RunAsync(runtime, request, reference, site.ShortSha, line => logger.LogInformation("{Line}", line), cancellationToken);
        await notifications.PublishUpdateAsync(resource, static s => s with { State = KnownResourceStates.Starting });
        await RemoveOthersAsync(reference, cancellationToken);
    }

    // What could not be seen before is asked for again: somebody may have built it, or started the engine.
    private async Task<bool> IsThereAsync(string reference, CancellationToken cancellationToken) =>
        (_looking is { IsFaulted: false, IsCanceled: false } looking && (await looking).Contains(reference))
        || (await runtime.RunAsync(["image", "inspect", "--format", "{{.Id}}", reference], cancellationToken)).ExitCode == 0;

    // Those that are missing are an error, but the others are told all the same.
    private async Task<HashSet<string>> FindAsync(IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        var found = await runtime.RunAsync(["image", "inspect", "--format", "{{range .RepoTags}}{{println .}}{{end}}", .. references], cancellationToken);
        return [.. found.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    // Those that another container still has stay: the runtime refuses to remove them.
    private async Task RemoveOthersAsync(string reference, CancellationToken cancellationToken)
    {
        var listed = await runtime.RunAsync(
            ["image", "ls", "--filter", $"label={ImageBuild.AppHostLabel}={site.ShortSha}", "--format", "{{.Repository}}:{{.Tag}}", reference[..reference.LastIndexOf(':')]], cancellationToken);
        string[] others = [.. listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(r => r != reference)];
        if (listed.ExitCode == 0 && others.Length > 0)
        {
            await runtime.RunAsync(["image", "rm", .. others], cancellationToken);
        }
    }
}
