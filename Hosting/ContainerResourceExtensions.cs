namespace WpAspire.Hosting;

/// <summary>Questions about containers.</summary>
public static class ContainerResourceExtensions
{
    /// <summary>Gets the containers of the model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The containers.</returns>
    public static IEnumerable<IResource> GetContainerResources(this DistributedApplicationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Resources.Where(IsContainer);
    }

    /// <summary>Says whether a resource is a container: whether it has an image.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsContainer(this IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource is ContainerResource || resource.HasAnnotationOfType<ContainerImageAnnotation>();
    }
}
