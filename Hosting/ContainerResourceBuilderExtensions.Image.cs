namespace WpAspire.Hosting;

public static partial class ContainerResourceBuilderExtensions
{
    /// <summary>
    /// Sets the image. Of a container whose image is built, it sets the name of the image that is built.
    /// </summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the container.</param>
    /// <param name="image">The image, with or without registry, tag or digest.</param>
    /// <param name="tag">The tag; by default that of the image, and else <c>latest</c>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The image is not a valid name, or has a second tag.</exception>
    public static IResourceBuilder<T> WithImage<T>(this IResourceBuilder<T> builder, string image, string? tag = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(image);

        var parsed = ContainerImageName.Parse(image);
        if (tag is not null && (parsed.Tag ?? parsed.Digest) is { } other)
        {
            throw new DistributedApplicationException($"The image '{image}' of the resource '{builder.Resource.Name}' has the tag or digest '{other}' already: it cannot have the tag '{tag}' too.");
        }

        tag ??= parsed.Tag;

        if (builder.Resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build))
        {
            build.ImageName = parsed.Registry is null ? parsed.Image : $"{parsed.Registry}/{parsed.Image}";
            build.ImageTag = tag ?? build.ImageTag;
        }

        var annotation = builder.Resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var existing) ? existing : null;
        if (annotation is null)
        {
            annotation = new() { Image = parsed.Image };
            builder.WithAnnotation(annotation);
        }

        annotation.Image = parsed.Image;
        annotation.Registry = parsed.Registry ?? annotation.Registry;
        if (parsed.Digest is not null)
        {
            annotation.SHA256 = parsed.Digest;
        }
        else
        {
            annotation.Tag = tag ?? "latest";
        }

        return builder;
    }

    /// <summary>Sets the tag of the image.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the container.</param>
    /// <param name="tag">The tag.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithImageTag<T>(this IResourceBuilder<T> builder, string tag)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(tag);

        if (builder.Resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build))
        {
            build.ImageTag = tag;
        }

        Image(builder).Tag = tag;
        return builder;
    }

    /// <summary>Sets the registry of the image.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the container.</param>
    /// <param name="registry">The registry, or <see langword="null"/> for the engine's default.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithImageRegistry<T>(this IResourceBuilder<T> builder, string? registry)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        Image(builder).Registry = registry;
        return builder;
    }

    /// <summary>Sets the digest of the image, in the place of a tag.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the container.</param>
    /// <param name="sha256">The 64 hexadecimal digits, with or without <c>sha256:</c>.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithImageSHA256<T>(this IResourceBuilder<T> builder, string sha256)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(sha256);
        Image(builder).SHA256 = ContainerImageName.ParseDigest(sha256);
        return builder;
    }

    /// <summary>Sets when the image is pulled.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the container.</param>
    /// <param name="pullPolicy">When.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithImagePullPolicy<T>(this IResourceBuilder<T> builder, ImagePullPolicy pullPolicy)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ContainerImagePullPolicyAnnotation { ImagePullPolicy = pullPolicy }, ResourceAnnotationMutationBehavior.Replace);
    }

    private static ContainerImageAnnotation Image<T>(IResourceBuilder<T> builder)
        where T : IResource => builder.Resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var image)
        ? image
        : throw new DistributedApplicationException($"The resource '{builder.Resource.Name}' has no image: call WithImage first.");
}
