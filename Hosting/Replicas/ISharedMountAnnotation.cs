namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says that several containers may write at once to what is mounted at a path.</summary>
public interface ISharedMountAnnotation : IResourceAnnotation
{
    /// <summary>The absolute path in the container.</summary>
    string Target { get; }
}
