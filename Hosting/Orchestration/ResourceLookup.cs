namespace WpAspire.Hosting.Orchestration;

/// <summary>Finds the resources that people name.</summary>
internal static class ResourceLookup
{
    /// <summary>The resource of this name, whatever its case.</summary>
    /// <exception cref="DistributedApplicationException">The model has none.</exception>
    public static IResource Find(this DistributedApplicationModel model, string name) =>
        model.Resources.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new DistributedApplicationException(
            $"The model has no resource '{name}': allowed are {string.Join(", ", model.Resources.Select(static r => r.Name))}.");
}
