namespace WpAspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>
    /// Gives the resource the connection string of another one as <c>ConnectionStrings__{name}</c>, and each part of
    /// it as <c>{NAME}_{PART}</c>.
    /// </summary>
    /// <typeparam name="TDestination">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="source">The resource that has the connection string.</param>
    /// <param name="connectionName">The name; by default that of the other resource.</param>
    /// <param name="optional">Whether the connection string may be missing.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(source);

        var resource = source.Resource;
        connectionName ??= resource.Name;

        return builder.WithReferenceRelationship(resource).WithEnvironment(context =>
        {
            var flags = FlagsOf(context.Resource);
            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ConnectionString))
            {
                context.EnvironmentVariables[resource.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{connectionName}"] = new ConnectionStringReference(resource, optional);
            }

            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ConnectionProperties))
            {
                var prefix = connectionName.Length == 0 ? string.Empty : EnvironmentVariableName.Encode(connectionName).ToUpperInvariant() + "_";
                foreach (var (name, value) in ConnectionPropertiesOf(resource))
                {
                    context.EnvironmentVariables[prefix + name.ToUpperInvariant()] = value;
                }
            }
        });
    }

    /// <summary>Gives the resource the URLs of all endpoints of another one.</summary>
    /// <typeparam name="TDestination">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="source">The resource that has the endpoints.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        return builder.WithEndpointsOf(source.Resource, null, source.Resource.Name);
    }

    /// <summary>Gives the resource the URLs of all endpoints of another one, under a name.</summary>
    /// <typeparam name="TDestination">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="source">The resource that has the endpoints.</param>
    /// <param name="name">The name.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source, string name)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return builder.WithEndpointsOf(source.Resource, null, name);
    }

    /// <summary>
    /// Gives the resource the URL of an endpoint as <c>services__{resource}__{endpoint}__0</c> and as
    /// <c>{RESOURCE}_{ENDPOINT}</c>.
    /// </summary>
    /// <typeparam name="TDestination">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="endpointReference">The endpoint.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(endpointReference);
        return builder.WithEndpointsOf(endpointReference.Resource, endpointReference, endpointReference.Resource.Name);
    }

    /// <summary>Gives the resource a URL as <c>services__{name}__default__0</c>.</summary>
    /// <typeparam name="TDestination">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the service.</param>
    /// <param name="uri">The URL, absolute and without a path.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, string name, Uri uri)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(uri);

        if (!uri.IsAbsoluteUri || uri.AbsolutePath != "/")
        {
            throw new DistributedApplicationException($"The URL '{uri}' of the service '{name}' is invalid: it is absolute and has no path.");
        }

        return builder.WithEnvironment(context =>
        {
            var flags = FlagsOf(context.Resource);
            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
            {
                context.EnvironmentVariables[$"services__{name}__default__0"] = uri.ToString();
            }

            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints))
            {
                context.EnvironmentVariables[EnvironmentVariableName.Encode(name)] = uri.ToString();
            }
        });
    }

    /// <summary>Sets which environment variables the references of the resource set.</summary>
    /// <typeparam name="TDestination">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="flags">The kinds of variables.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TDestination> WithReferenceEnvironment<TDestination>(this IResourceBuilder<TDestination> builder, ReferenceEnvironmentInjectionFlags flags)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ReferenceEnvironmentInjectionAnnotation(flags), ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>Lets the resource use the connection string of another one.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="resource">The resource whose connection string is used.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithConnectionStringRedirection<T>(this IResourceBuilder<T> builder, IResourceWithConnectionString resource)
        where T : IResourceWithConnectionString
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(resource);
        return builder.WithAnnotation(new ConnectionStringRedirectAnnotation(resource), ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>Adds a part to the connection of the resource, or changes one.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the part.</param>
    /// <param name="value">The value.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithConnectionProperty<T>(this IResourceBuilder<T> builder, string name, ReferenceExpression value)
        where T : IResourceWithConnectionString
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        return builder.WithAnnotation(new ConnectionPropertyAnnotation(name, value));
    }

    /// <summary>Adds a part to the connection of the resource, or changes one.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the part.</param>
    /// <param name="value">The value.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithConnectionProperty<T>(this IResourceBuilder<T> builder, string name, string value)
        where T : IResourceWithConnectionString
    {
        ArgumentNullException.ThrowIfNull(value);
        return builder.WithConnectionProperty(name, ReferenceExpression.Create($"{value}"));
    }

    /// <summary>Gets a part of the connection of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="key">The name of the part.</param>
    /// <returns>The value; <see cref="ReferenceExpression.Empty"/> if there is none.</returns>
    public static ReferenceExpression GetConnectionProperty(this IResourceWithConnectionString resource, string key)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentException.ThrowIfNullOrEmpty(key);
        return ConnectionPropertiesOf(resource).LastOrDefault(p => string.Equals(p.Key, key, StringComparison.OrdinalIgnoreCase)).Value ?? ReferenceExpression.Empty;
    }

    private static IEnumerable<KeyValuePair<string, ReferenceExpression>> ConnectionPropertiesOf(IResourceWithConnectionString resource) =>
        resource.GetConnectionProperties().Concat(resource.Annotations.OfType<ConnectionPropertyAnnotation>().Select(a => KeyValuePair.Create(a.Name, a.Value)));

    private static ReferenceEnvironmentInjectionFlags FlagsOf(IResource resource) =>
        resource.TryGetLastAnnotation<ReferenceEnvironmentInjectionAnnotation>(out var annotation) ? annotation.Flags : ReferenceEnvironmentInjectionFlags.All;

    private static IResourceBuilder<T> WithEndpointsOf<T>(this IResourceBuilder<T> builder, IResourceWithEndpoints source, EndpointReference? endpoint, string name)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);

        var annotation = builder.Resource.Annotations.OfType<EndpointReferenceAnnotation>().FirstOrDefault(a => a.Resource == source);
        if (annotation is null)
        {
            annotation = new(source)
            {
                ContextNetworkId = builder.Resource.IsContainer() ? KnownNetworkIdentifiers.DefaultAspireContainerNetwork : KnownNetworkIdentifiers.LocalhostNetwork,
            };
            builder.WithAnnotation(annotation);
        }

        if (endpoint is null)
        {
            annotation.UseAllEndpoints = true;
        }
        else
        {
            annotation.EndpointNames.Add(endpoint.EndpointName);
        }

        return builder.WithReferenceRelationship(source).WithEnvironment(context =>
        {
            var flags = FlagsOf(context.Resource);
            var endpoints = endpoint is not null ? [endpoint] : source.GetEndpoints().Where(e => !e.ExcludeReferenceEndpoint);
            foreach (var reference in endpoints)
            {
                if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
                {
                    context.EnvironmentVariables[$"services__{name}__{reference.EndpointName}__0"] = reference;
                }

                if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints))
                {
                    context.EnvironmentVariables[$"{EnvironmentVariableName.Encode(name)}_{EnvironmentVariableName.Encode(reference.EndpointName)}".ToUpperInvariant()] = reference;
                }
            }
        });
    }
}
