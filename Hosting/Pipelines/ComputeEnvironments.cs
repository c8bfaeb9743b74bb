namespace WpAspire.Hosting.Pipelines;

/// <summary>Says which compute environment each resource is for.</summary>
internal static class ComputeEnvironments
{
    /// <summary>Checks that there is one, and where there are several, that each resource names its own.</summary>
    /// <exception cref="DistributedApplicationException">There is none, or a resource could be for several.</exception>
    public static void Validate(DistributedApplicationModel model)
    {
        var environments = model.Resources.OfType<IComputeEnvironmentResource>().ToArray();
        if (environments.Length == 0)
        {
            throw new DistributedApplicationException(
                "The model has no compute environment to publish to: add one in the AppHost, such as builder.AddAwsEnvironment(\"aws\").");
        }

        var unbound = model.Resources.OfType<IComputeResource>().FirstOrDefault(static r => !r.IsExcludedFromPublish() && r.GetComputeEnvironment() is null);
        if (environments.Length > 1 && unbound is not null)
        {
            throw new DistributedApplicationException(
                $"The resource '{unbound.Name}' could be for any of the compute environments {string.Join(", ", environments.Select(static e => $"'{e.Name}'"))}: choose one with WithComputeEnvironment.");
        }
    }
}
