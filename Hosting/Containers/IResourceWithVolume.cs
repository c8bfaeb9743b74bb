namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that is a volume, which containers mount.</summary>
public interface IResourceWithVolume : IResource
{
    /// <summary>The volume's name in the local container engine.</summary>
    string VolumeName { get; }
}
