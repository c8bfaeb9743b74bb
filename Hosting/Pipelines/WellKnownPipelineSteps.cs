namespace WpAspire.Hosting.Pipelines;

/// <summary>The names of the steps that every pipeline has.</summary>
/// <remarks>
/// The order is <c>{verb}-prereq</c>, then the steps that are <see cref="PipelineStep.RequiredBySteps">required by</see>
/// <c>{verb}</c>, then <c>{verb}</c>.
/// </remarks>
public static class WellKnownPipelineSteps
{
    /// <summary>Ends a publish: all steps that write what can be deployed are required by it.</summary>
    public const string Publish = "publish";

    /// <summary>Comes before what a publish does.</summary>
    public const string PublishPrereq = "publish-prereq";

    /// <summary>Ends a deploy: all steps that change a compute environment are required by it.</summary>
    public const string Deploy = "deploy";

    /// <summary>Comes before what a deploy does.</summary>
    public const string DeployPrereq = "deploy-prereq";

    /// <summary>Ends a destroy: all steps that remove what was deployed are required by it.</summary>
    public const string Destroy = "destroy";

    /// <summary>Comes before what a destroy does.</summary>
    public const string DestroyPrereq = "destroy-prereq";

    /// <summary>Checks that it is clear which compute environment each resource is for. All prerequisites depend on it.</summary>
    public const string ValidateComputeEnvironments = "validate-compute-environments";
}
