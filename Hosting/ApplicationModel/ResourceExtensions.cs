using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Questions to resources.</summary>
public static partial class ResourceExtensions
{
    /// <summary>Gets the last annotation of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <param name="annotation">The annotation.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryGetLastAnnotation<T>(this IResource resource, [NotNullWhen(true)] out T? annotation)
        where T : IResourceAnnotation
    {
        ArgumentNullException.ThrowIfNull(resource);
        annotation = resource.Annotations.OfType<T>().LastOrDefault();
        return annotation is not null;
    }

    /// <summary>Gets the annotations of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <param name="result">The annotations.</param>
    /// <returns>Whether there are any.</returns>
    public static bool TryGetAnnotationsOfType<T>(this IResource resource, [NotNullWhen(true)] out IEnumerable<T>? result)
        where T : IResourceAnnotation
    {
        ArgumentNullException.ThrowIfNull(resource);
        var found = resource.Annotations.OfType<T>().ToArray();
        result = found.Length > 0 ? found : null;
        return result is not null;
    }

    /// <summary>Gets the annotations of a type, of the resource and then of its parents.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <param name="result">The annotations.</param>
    /// <returns>Whether there are any.</returns>
    public static bool TryGetAnnotationsIncludingAncestorsOfType<T>(this IResource resource, [NotNullWhen(true)] out IEnumerable<T>? result)
        where T : IResourceAnnotation
    {
        ArgumentNullException.ThrowIfNull(resource);
        List<T> found = [];
        for (var current = resource; current is not null; current = (current as IResourceWithParent)?.Parent)
        {
            found.AddRange(current.Annotations.OfType<T>());
        }

        result = found.Count > 0 ? found : null;
        return result is not null;
    }

    /// <summary>Says whether there is an annotation of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether there is one.</returns>
    public static bool HasAnnotationOfType<T>(this IResource resource)
        where T : IResourceAnnotation
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Annotations.Any(a => a is T);
    }

    /// <summary>Says whether the resource or one of its parents has an annotation of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether there is one.</returns>
    public static bool HasAnnotationIncludingAncestorsOfType<T>(this IResource resource)
        where T : IResourceAnnotation => resource.TryGetAnnotationsIncludingAncestorsOfType<T>(out _);

    /// <summary>Gets the callbacks that set environment variables.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="environmentVariables">The callbacks.</param>
    /// <returns>Whether there are any.</returns>
    public static bool TryGetEnvironmentVariables(this IResource resource, [NotNullWhen(true)] out IEnumerable<EnvironmentCallbackAnnotation>? environmentVariables) =>
        resource.TryGetAnnotationsOfType(out environmentVariables);

    /// <summary>Gets the mounts.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="volumeMounts">The mounts.</param>
    /// <returns>Whether there are any.</returns>
    public static bool TryGetContainerMounts(this IResource resource, [NotNullWhen(true)] out IEnumerable<ContainerMountAnnotation>? volumeMounts) =>
        resource.TryGetAnnotationsOfType(out volumeMounts);

    /// <summary>Gets the URLs that were added.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="urls">The URLs.</param>
    /// <returns>Whether there are any.</returns>
    public static bool TryGetUrls(this IResource resource, [NotNullWhen(true)] out IEnumerable<ResourceUrlAnnotation>? urls) =>
        resource.TryGetAnnotationsOfType(out urls);

    /// <summary>Gets the endpoints.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="endpoints">The endpoints.</param>
    /// <returns>Whether there are any.</returns>
    public static bool TryGetEndpoints(this IResource resource, [NotNullWhen(true)] out IEnumerable<EndpointAnnotation>? endpoints) =>
        resource.TryGetAnnotationsOfType(out endpoints);

    /// <summary>Gets references to all endpoints.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The references.</returns>
    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return [.. resource.Annotations.OfType<EndpointAnnotation>().Select(e => new EndpointReference(resource, e))];
    }

    /// <summary>Gets references to all endpoints.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="contextNetworkId">The network whose addresses they mean, whoever asks.</param>
    /// <returns>The references.</returns>
    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource, NetworkIdentifier contextNetworkId)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(contextNetworkId);
        return [.. resource.Annotations.OfType<EndpointAnnotation>().Select(e => new EndpointReference(resource, e, contextNetworkId))];
    }

    /// <summary>Gets a reference to an endpoint, which may be added later.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="endpointName">The name of the endpoint.</param>
    /// <returns>The reference.</returns>
    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, [EndpointName] string endpointName)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new(resource, endpointName);
    }

    /// <summary>Gets a reference to an endpoint, which may be added later.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="endpointName">The name of the endpoint.</param>
    /// <param name="contextNetworkId">The network whose address it means, whoever asks.</param>
    /// <returns>The reference.</returns>
    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, [EndpointName] string endpointName, NetworkIdentifier contextNetworkId)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(contextNetworkId);
        return new(resource, endpointName, contextNetworkId);
    }

    /// <summary>Gets the full name of the image that is pulled, or built.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="imageName">The name.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryGetContainerImageName(this IResource resource, [NotNullWhen(true)] out string? imageName) =>
        resource.TryGetContainerImageName(useBuiltImage: true, out imageName);

    /// <summary>Gets the full name of the image.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="useBuiltImage">Whether the image that is built is meant, where one is.</param>
    /// <param name="imageName">The name.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryGetContainerImageName(this IResource resource, bool useBuiltImage, [NotNullWhen(true)] out string? imageName)
    {
        ArgumentNullException.ThrowIfNull(resource);

        if (useBuiltImage && resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build) && build.ImageName is { Length: > 0 } built)
        {
            imageName = build.ImageTag is { Length: > 0 } tag ? $"{built}:{tag}" : built;
            return true;
        }

        if (resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var image))
        {
            var registry = string.IsNullOrEmpty(image.Registry) ? string.Empty : image.Registry + "/";
            var version = image.SHA256 is { Length: > 0 } digest ? $"@sha256:{digest}" : image.Tag is { Length: > 0 } tag ? $":{tag}" : string.Empty;
            imageName = registry + image.Image + version;
            return true;
        }

        imageName = null;
        return false;
    }

    /// <summary>Gets the number of instances that are to run; 1 where nothing was said.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The number.</returns>
    public static int GetReplicaCount(this IResource resource) =>
        resource.TryGetLastAnnotation<ReplicaAnnotation>(out var replicas) ? replicas.Replicas : 1;

    /// <summary>Says whether the image is built.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether it is.</returns>
    public static bool RequiresImageBuild(this IResource resource) => resource.HasAnnotationOfType<DockerfileBuildAnnotation>();

    /// <summary>Says whether a deploy builds and pushes the image.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether it does.</returns>
    public static bool RequiresImageBuildAndPush(this IResource resource) => resource.RequiresImageBuild() && !resource.IsExcludedFromPublish();

    /// <summary>Says whether a publish leaves the resource out.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsExcludedFromPublish(this IResource resource) =>
        resource.TryGetLastAnnotation<ManifestPublishingCallbackAnnotation>(out var last) && last == ManifestPublishingCallbackAnnotation.Ignore;

    /// <summary>Gets the compute environment that the resource is bound to.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The environment, or <see langword="null"/>.</returns>
    public static IComputeEnvironmentResource? GetComputeEnvironment(this IResource resource) =>
        resource.TryGetLastAnnotation<ComputeEnvironmentAnnotation>(out var annotation) ? annotation.ComputeEnvironment : null;

    /// <summary>Gets what the resource becomes in a compute environment.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="targetComputeEnvironment">The environment, or <see langword="null"/> for the only one.</param>
    /// <returns>The annotation, or <see langword="null"/>.</returns>
    /// <exception cref="DistributedApplicationException">There are several environments, and none is named.</exception>
    public static DeploymentTargetAnnotation? GetDeploymentTargetAnnotation(this IResource resource, IComputeEnvironmentResource? targetComputeEnvironment = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var environment = targetComputeEnvironment ?? resource.GetComputeEnvironment();
        var targets = resource.Annotations.OfType<DeploymentTargetAnnotation>()
            .Where(t => environment is null || t.ComputeEnvironment == environment)
            .ToArray();

        return targets.Length <= 1
            ? targets.SingleOrDefault()
            : throw new DistributedApplicationException($"The resource '{resource.Name}' has several compute environments: {string.Join(", ", targets.Select(t => $"'{t.ComputeEnvironment?.Name}'"))}. Choose one with WithComputeEnvironment.");
    }
}
