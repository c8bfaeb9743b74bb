using Microsoft.Extensions.Hosting;

namespace WpAspire.Hosting.Pipelines;

/// <summary>What the command line says about a publish, a deploy or a destroy.</summary>
internal sealed class PublishArguments(SiteIdentity site, IHostEnvironment environment)
{
    private string? _outputPath;

    /// <summary>The name of the site.</summary>
    public string SiteName => site.Name;

    /// <summary>The name of the environment, such as <c>dev</c> or <c>prod</c>.</summary>
    public string EnvironmentName => environment.EnvironmentName;

    /// <summary>The step that is asked for.</summary>
    public string Step { get; set; } = WellKnownPipelineSteps.Publish;

    /// <summary>
    /// The absolute path of the directory that is written; by default <c>artifacts/publish/{site}-{environment}</c>
    /// under the current directory.
    /// </summary>
    public string OutputPath
    {
        get => _outputPath ?? Path.GetFullPath(Path.Combine("artifacts", "publish", $"{SiteName}-{EnvironmentName}"));
        set => _outputPath = Path.GetFullPath(value);
    }

    /// <summary>Whether nothing is asked before something is changed or removed.</summary>
    public bool Yes { get; set; }
}
