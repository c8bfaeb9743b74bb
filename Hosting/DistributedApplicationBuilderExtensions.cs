using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Hosting;

/// <summary>Finds resources that have been added.</summary>
public static class DistributedApplicationBuilderExtensions
{
    /// <summary>Makes a builder of a resource that was added.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <returns>The builder of the resource.</returns>
    /// <exception cref="DistributedApplicationException">There is no resource of this name and type.</exception>
    public static IResourceBuilder<T> CreateResourceBuilder<T>(this IDistributedApplicationBuilder builder, [ResourceName] string name)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);

        if (!builder.Resources.TryGetByName(name, out var resource))
        {
            throw new DistributedApplicationException($"There is no resource '{name}'.");
        }

        return resource is T typed
            ? builder.CreateResourceBuilder(typed)
            : throw new DistributedApplicationException($"The resource '{name}' is a '{resource.GetType().Name}', not a '{typeof(T).Name}'.");
    }

    /// <summary>Makes a builder of a resource if it was added.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="resourceBuilder">The builder of the resource.</param>
    /// <returns>Whether there is a resource of this name and type.</returns>
    public static bool TryCreateResourceBuilder<T>(this IDistributedApplicationBuilder builder, [ResourceName] string name, [NotNullWhen(true)] out IResourceBuilder<T>? resourceBuilder)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);

        resourceBuilder = builder.Resources.TryGetByName(name, out var resource) && resource is T typed ? builder.CreateResourceBuilder(typed) : null;
        return resourceBuilder is not null;
    }
}
