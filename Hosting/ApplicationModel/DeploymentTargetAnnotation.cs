namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Names the resource that a compute resource becomes in a compute environment.</summary>
/// <param name="target">That resource.</param>
public sealed class DeploymentTargetAnnotation(IResource target) : IResourceAnnotation
{
    /// <summary>The resource in the environment.</summary>
    public IResource DeploymentTarget { get; set; } = target ?? throw new ArgumentNullException(nameof(target));

    /// <summary>The registry that the image is pushed to.</summary>
    public IContainerRegistry? ContainerRegistry { get; set; }

    /// <summary>The environment.</summary>
    public IComputeEnvironmentResource? ComputeEnvironment { get; set; }
}
