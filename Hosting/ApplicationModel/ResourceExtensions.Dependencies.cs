using Microsoft.Extensions.Logging.Abstractions;

namespace WpAspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    /// <summary>
    /// Gets the resources that a resource depends on: its parent, what it waits for, and what its environment
    /// variables and arguments refer to.
    /// </summary>
    /// <param name="resource">The resource.</param>
    /// <param name="executionContext">Whether the application is run or published.</param>
    /// <param name="mode">How far dependencies are followed.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The resources, without the resource itself.</returns>
    public static async Task<IReadOnlySet<IResource>> GetResourceDependenciesAsync(this IResource resource, DistributedApplicationExecutionContext executionContext, ResourceDependencyDiscoveryMode mode = ResourceDependencyDiscoveryMode.Recursive, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(executionContext);

        HashSet<IResource> found = [];
        Queue<IResource> open = new([resource]);
        while (open.TryDequeue(out var current))
        {
            foreach (var dependency in await DirectDependenciesAsync(current, executionContext, cancellationToken).ConfigureAwait(false))
            {
                if (dependency != resource && found.Add(dependency) && mode == ResourceDependencyDiscoveryMode.Recursive)
                {
                    open.Enqueue(dependency);
                }
            }
        }

        return found;
    }

    private static async Task<HashSet<IResource>> DirectDependenciesAsync(IResource resource, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        HashSet<IResource> found = [];
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);

        if (resource is IResourceWithParent child)
        {
            found.Add(child.Parent);
        }

        foreach (var wait in resource.Annotations.OfType<WaitAnnotation>())
        {
            found.Add(wait.Resource);
        }

        foreach (var redirect in resource.Annotations.OfType<ConnectionStringRedirectAnnotation>())
        {
            found.Add(redirect.Resource);
        }

        foreach (var value in (await resource.GetEnvironmentAsync(executionContext, NullLogger.Instance, cancellationToken).ConfigureAwait(false)).Values)
        {
            Visit(value);
        }

        foreach (var value in await resource.GetArgumentsAsync(executionContext, NullLogger.Instance, cancellationToken).ConfigureAwait(false))
        {
            Visit(value);
        }

        found.Remove(resource);
        return found;

        void Visit(object? value)
        {
            if (value is null || !seen.Add(value))
            {
                return;
            }

            switch (value)
            {
                // A resource's own references are dependencies of that resource.
                case IResource dependency:
                    found.Add(dependency);
                    break;
                case IResourceBuilder<IResource> builder:
                    found.Add(builder.Resource);
                    break;
                case IValueWithReferences references:
                    foreach (var reference in references.References)
                    {
                        Visit(reference);
                    }

                    break;
            }
        }
    }
}
