namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Questions to the model.</summary>
public static class DistributedApplicationModelExtensions
{
    /// <summary>Gives the resources that a deploy makes something of: compute resources not excluded from it.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The resources.</returns>
    public static IEnumerable<IResource> GetComputeResources(this DistributedApplicationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Resources.Where(r => r is IComputeResource && !r.IsExcludedFromPublish());
    }

    /// <summary>Gives the resources whose image is built.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The resources.</returns>
    public static IEnumerable<IResource> GetBuildResources(this DistributedApplicationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Resources.Where(r => r.RequiresImageBuild());
    }

    /// <summary>Gives the resources whose image is built and pushed by a deploy.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The resources.</returns>
    public static IEnumerable<IResource> GetBuildAndPushResources(this DistributedApplicationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Resources.Where(r => r.RequiresImageBuildAndPush());
    }
}
