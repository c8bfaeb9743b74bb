namespace WpAspire.Hosting.Pipelines;

/// <summary>The directory that the command line names.</summary>
internal sealed class PipelineOutputService(PublishArguments arguments) : IPipelineOutputService
{
    public string GetOutputDirectory() => arguments.OutputPath;

    public string GetOutputDirectory(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Path.Combine(GetOutputDirectory(), resource.Name);
    }
}
