using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The base of every resource: a name and its annotations, and nothing that acts.</summary>
[DebuggerDisplay("Type = {GetType().Name,nq}, Name = {Name}")]
public abstract class Resource : IResource
{
    /// <summary>Creates a resource.</summary>
    /// <param name="name">
    /// The name: a letter first, then letters, digits and hyphens, no two hyphens together, none at the end, at
    /// most 64 characters.
    /// </param>
    /// <exception cref="DistributedApplicationException">The name breaks one of these rules.</exception>
    protected Resource(string name)
    {
        ModelName.ValidateName(nameof(Resource), name);
        Name = name;
    }

    /// <inheritdoc />
    public virtual string Name { get; }

    /// <inheritdoc />
    public virtual ResourceAnnotationCollection Annotations { get; } = [];

    /// <inheritdoc />
    public override string ToString() => Name;
}
