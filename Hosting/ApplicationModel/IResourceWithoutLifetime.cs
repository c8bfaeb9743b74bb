namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A resource that is not started or stopped, such as a parameter: nothing waits for it.</summary>
public interface IResourceWithoutLifetime : IResource
{
}
