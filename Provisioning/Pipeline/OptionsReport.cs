using Aspire.Hosting.Pipelines;
using WpAspire.Provisioning.Options.Reference;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>Lists every option, and publishes nothing.</summary>
internal sealed class OptionsReport(StepCommandLine line)
{
    /// <summary>Shows them as <c>--format</c> says: as text, or as the page of the documentation.</summary>
    /// <exception cref="DistributedApplicationException">The format is another.</exception>
    public Task ShowAsync(PipelineStepContext context)
    {
        var isMarkdown = line.Format("text", "markdown") == "markdown";
        var descriptions = OptionDescriptions.Load();
        StepOutput.Write(context, isMarkdown ? OptionsReference.Markdown(descriptions) : OptionsReference.Text(descriptions));
        return Task.CompletedTask;
    }
}
