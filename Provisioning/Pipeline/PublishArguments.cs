using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WpAspire.Hosting.Site;
using WpAspire.Provisioning.Automation.Backends;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>What is published, deployed or destroyed, and where its files are.</summary>
internal sealed class PublishArguments(SiteIdentity site, IHostEnvironment environment, IOptions<PipelineOptions> options, IPipelineOutputService output)
{
    /// <summary>The site that this is.</summary>
    public SiteIdentity Site => site;

    /// <summary>The name of the site.</summary>
    public string SiteName => site.Name;

    /// <summary>The name of the environment, such as <c>dev</c> or <c>prod</c>.</summary>
    public string EnvironmentName => environment.EnvironmentName;

    /// <summary>
    /// The absolute path of the directory that is written: the one that is named, else <c>{site}-{environment}</c> in
    /// Aspire's own, since each site and each environment has one for itself.
    /// </summary>
    public string OutputPath => options.Value.OutputPath is { Length: > 0 }
        ? output.GetOutputDirectory()
        : Path.Combine(output.GetOutputDirectory(), $"{SiteName}-{EnvironmentName}");

    /// <summary>The absolute path of the directory for what this user keeps of the site, in all of its environments.</summary>
    public string StateDirectory => StateHome.PathOf($"{SiteName}-{Site.ShortSha}", Environment.GetEnvironmentVariable);

    /// <summary>Whether nothing is asked before something is changed or removed.</summary>
    public bool Yes => options.Value.SkipConfirmation;
}
