namespace WpAspire.Hosting.Pipelines;

/// <summary>Says where steps write what they make.</summary>
public interface IPipelineOutputService
{
    /// <summary>Gives the directory of the publish. It need not exist.</summary>
    /// <returns>An absolute path.</returns>
    string GetOutputDirectory();

    /// <summary>Gives a directory for one resource, in that of the publish. It need not exist.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>An absolute path.</returns>
    string GetOutputDirectory(IResource resource);
}
