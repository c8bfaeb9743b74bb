namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A resource that runs somewhere: on this machine in a run, in a compute environment after a deploy.</summary>
public interface IComputeResource : IResource
{
}
