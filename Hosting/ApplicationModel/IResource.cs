namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Something an application consists of: a container, a parameter, a database, a cloud environment.</summary>
public interface IResource
{
    /// <summary>The name of the resource, unique in the application without regard to case.</summary>
    string Name { get; }

    /// <summary>The annotations that describe the resource.</summary>
    ResourceAnnotationCollection Annotations { get; }
}
