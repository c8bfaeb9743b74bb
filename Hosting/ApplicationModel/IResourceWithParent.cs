namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A resource that exists within another one, as a database does within its server.</summary>
public interface IResourceWithParent : IResource
{
    /// <summary>The resource that this one belongs to.</summary>
    IResource Parent { get; }
}
