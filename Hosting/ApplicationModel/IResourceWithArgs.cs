namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A resource that is started with command-line arguments.</summary>
public interface IResourceWithArgs : IResource
{
}
