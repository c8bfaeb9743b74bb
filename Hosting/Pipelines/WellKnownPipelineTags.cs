namespace WpAspire.Hosting.Pipelines;

/// <summary>Tags by which the steps of a resource are found.</summary>
public static class WellKnownPipelineTags
{
    /// <summary>The step creates infrastructure.</summary>
    public const string ProvisionInfrastructure = "provision-infra";

    /// <summary>The step builds a compute resource.</summary>
    public const string BuildCompute = "build-compute";

    /// <summary>The step pushes an image to a registry.</summary>
    public const string PushContainerImage = "push-container-image";

    /// <summary>The step deploys a compute resource.</summary>
    public const string DeployCompute = "deploy-compute";
}
