using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The resources of an application, in the order in which they were added.</summary>
public interface IResourceCollection : IList<IResource>
{
    /// <summary>Finds a resource by its name, without regard to case.</summary>
    /// <param name="name">The name.</param>
    /// <param name="resource">The resource, or <see langword="null"/>.</param>
    /// <returns>Whether there is such a resource.</returns>
    bool TryGetByName(string name, [NotNullWhen(true)] out IResource? resource);
}
