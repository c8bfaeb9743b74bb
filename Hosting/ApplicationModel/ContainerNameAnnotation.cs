namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Gives a container a fixed name in the engine.</summary>
public sealed class ContainerNameAnnotation : IResourceAnnotation
{
    /// <summary>The name of the container.</summary>
    public required string Name { get; set; }
}
