namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A resource that can be probed by the platform that runs it.</summary>
public interface IResourceWithProbes : IResource
{
}
