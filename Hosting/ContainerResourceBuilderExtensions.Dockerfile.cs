namespace WpAspire.Hosting;

public static partial class ContainerResourceBuilderExtensions
{
    /// <summary>Adds a container whose image is built of a Dockerfile.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="contextPath">The directory whose files the build can use, absolute or from the AppHost's directory.</param>
    /// <param name="dockerfilePath">The Dockerfile, absolute or from the context; by default <c>Dockerfile</c>.</param>
    /// <param name="stage">The stage to build; by default the last one.</param>
    /// <returns>A builder of the container.</returns>
    public static IResourceBuilder<ContainerResource> AddDockerfile(this IDistributedApplicationBuilder builder, [ResourceName] string name, string contextPath, string? dockerfilePath = null, string? stage = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentException.ThrowIfNullOrEmpty(contextPath);
        return builder.AddResource(new ContainerResource(name)).WithDockerfile(contextPath, dockerfilePath, stage);
    }

    /// <summary>Adds a container whose image is built of a Dockerfile that a callback generates.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="contextPath">The directory whose files the build can use, absolute or from the AppHost's directory.</param>
    /// <param name="dockerfileFactory">Gives the text of the Dockerfile.</param>
    /// <param name="stage">The stage to build; by default the last one.</param>
    /// <returns>A builder of the container.</returns>
    public static IResourceBuilder<ContainerResource> AddDockerfileFactory(this IDistributedApplicationBuilder builder, [ResourceName] string name, string contextPath, Func<DockerfileFactoryContext, string> dockerfileFactory, string? stage = null)
    {
        ArgumentNullException.ThrowIfNull(dockerfileFactory);
        return builder.AddDockerfileFactory(name, contextPath, context => Task.FromResult(dockerfileFactory(context)), stage);
    }

    /// <summary>Adds a container whose image is built of a Dockerfile that a callback generates.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="contextPath">The directory whose files the build can use, absolute or from the AppHost's directory.</param>
    /// <param name="dockerfileFactory">Gives the text of the Dockerfile.</param>
    /// <param name="stage">The stage to build; by default the last one.</param>
    /// <returns>A builder of the container.</returns>
    public static IResourceBuilder<ContainerResource> AddDockerfileFactory(this IDistributedApplicationBuilder builder, [ResourceName] string name, string contextPath, Func<DockerfileFactoryContext, Task<string>> dockerfileFactory, string? stage = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentException.ThrowIfNullOrEmpty(contextPath);
        ArgumentNullException.ThrowIfNull(dockerfileFactory);
        return builder.AddResource(new ContainerResource(name)).WithDockerfileFactory(contextPath, dockerfileFactory, stage);
    }

    /// <summary>Builds the image of the container of a Dockerfile.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the container.</param>
    /// <param name="contextPath">The directory whose files the build can use, absolute or from the AppHost's directory.</param>
    /// <param name="dockerfilePath">The Dockerfile, absolute or from the context; by default <c>Dockerfile</c>.</param>
    /// <param name="stage">The stage to build; by default the last one.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithDockerfile<T>(this IResourceBuilder<T> builder, string contextPath, string? dockerfilePath = null, string? stage = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(contextPath);
        var context = FullPath(builder, contextPath);
        return builder.WithBuild(new(context, Path.GetFullPath(dockerfilePath ?? "Dockerfile", context), stage));
    }

    /// <summary>Builds the image of the container of a Dockerfile that a callback generates.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the container.</param>
    /// <param name="contextPath">The directory whose files the build can use, absolute or from the AppHost's directory.</param>
    /// <param name="dockerfileFactory">Gives the text of the Dockerfile.</param>
    /// <param name="stage">The stage to build; by default the last one.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithDockerfileFactory<T>(this IResourceBuilder<T> builder, string contextPath, Func<DockerfileFactoryContext, string> dockerfileFactory, string? stage = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(dockerfileFactory);
        return builder.WithDockerfileFactory(contextPath, context => Task.FromResult(dockerfileFactory(context)), stage);
    }

    /// <summary>Builds the image of the container of a Dockerfile that a callback generates.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the container.</param>
    /// <param name="contextPath">The directory whose files the build can use, absolute or from the AppHost's directory.</param>
    /// <param name="dockerfileFactory">Gives the text of the Dockerfile.</param>
    /// <param name="stage">The stage to build; by default the last one.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithDockerfileFactory<T>(this IResourceBuilder<T> builder, string contextPath, Func<DockerfileFactoryContext, Task<string>> dockerfileFactory, string? stage = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(contextPath);
        ArgumentNullException.ThrowIfNull(dockerfileFactory);
        var context = FullPath(builder, contextPath);
        return builder.WithBuild(new(context, Path.Combine(context, $"{builder.Resource.Name}.Dockerfile"), stage) { DockerfileFactory = dockerfileFactory });
    }

    /// <summary>Sets a build argument.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the container.</param>
    /// <param name="name">The name of the argument.</param>
    /// <param name="value">
    /// Text, a value provider, or anything that has a text; <see langword="null"/> for the value of the environment
    /// variable of the same name.
    /// </param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithBuildArg<T>(this IResourceBuilder<T> builder, string name, object? value)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        if (ResourceExtensions.IsSecret((value as IResourceBuilder<IResource>)?.Resource ?? value))
        {
            throw new DistributedApplicationException($"The build argument '{name}' of the resource '{builder.Resource.Name}' is a secret, and build arguments stay in the image: use WithBuildSecret.");
        }

        Build(builder, nameof(WithBuildArg)).BuildArguments[name] = value is IResourceBuilder<IResource> resource ? resource.Resource : value;
        return builder;
    }

    /// <summary>Sets a build argument to the value of a parameter.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the container.</param>
    /// <param name="name">The name of the argument.</param>
    /// <param name="value">The parameter.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The parameter is a secret.</exception>
    public static IResourceBuilder<T> WithBuildArg<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> value)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(value);
        return builder.WithBuildArg(name, (object)value.Resource);
    }

    /// <summary>Gives the build a secret, which does not stay in the image.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the container.</param>
    /// <param name="name">The id of the secret in <c>RUN --mount=type=secret,id=…</c>.</param>
    /// <param name="value">The parameter.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithBuildSecret<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> value)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        Build(builder, nameof(WithBuildSecret)).BuildSecrets[name] = value.Resource;
        return builder;
    }

    private static IResourceBuilder<T> WithBuild<T>(this IResourceBuilder<T> builder, DockerfileBuildAnnotation build)
        where T : ContainerResource
    {
        // The image is this site's: another one may have other build arguments.
        build.ImageName = $"{builder.ApplicationBuilder.Configuration["AppHost:Name"]}-{builder.Resource.Name}".ToLowerInvariant();
        build.ImageTag = builder.ApplicationBuilder.Configuration["AppHost:Sha256"]?[..10] ?? "latest";

        if (builder.Resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var previous))
        {
            foreach (var (name, value) in previous.BuildArguments)
            {
                build.BuildArguments[name] = value;
            }

            foreach (var (name, value) in previous.BuildSecrets)
            {
                build.BuildSecrets[name] = value;
            }
        }

        return builder
            .WithAnnotation(build, ResourceAnnotationMutationBehavior.Replace)
            .WithAnnotation(new ContainerImageAnnotation { Image = build.ImageName, Tag = build.ImageTag }, ResourceAnnotationMutationBehavior.Replace);
    }

    private static DockerfileBuildAnnotation Build<T>(IResourceBuilder<T> builder, string method)
        where T : IResource => builder.Resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build)
        ? build
        : throw new DistributedApplicationException($"The image of the resource '{builder.Resource.Name}' is not built: call WithDockerfile before {method}.");
}
