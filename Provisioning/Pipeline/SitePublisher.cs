using System.Globalization;
using System.Text.Json;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using WpAspire.Provisioning.Controls;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Program.Validation;
using WpAspire.Provisioning.Publishing;
using WpAspire.Provisioning.Publishing.Cost;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>Makes the program of the site and writes it. It needs no network, no credentials and no container engine.</summary>
internal sealed class SitePublisher(
    DistributedApplicationModel model, IConfiguration configuration, DistributedApplicationExecutionContext executionContext, PublishArguments arguments)
{
    /// <summary>What was published; <see langword="null"/> until then.</summary>
    public SiteTopology? Site { get; private set; }

    /// <summary>Publishes the site as a step of the pipeline.</summary>
    public async Task PublishAsync(PipelineStepContext context)
    {
        var site = await CreateAsync(context.CancellationToken);
        var directory = PublishDirectory.Open(arguments.OutputPath, arguments.SiteName, arguments.EnvironmentName);
        var publication = Publication(site) with { StackSettings = directory.StackSettings };
        var controls = publication.Controls;
        var summary = await directory.WriteAsync(PublishedFiles.Create(publication), context.CancellationToken);
        Site = site;
        foreach (var warning in PublishWarnings.Of(site))
        {
            context.Logger.LogWarning("{Warning}", warning);
        }

        var cost = CostEstimator.Estimate(site.Program, site.Context.Region);
        context.Summary.Add("Program", directory.Path);
        context.Summary.Add("Files", $"{summary.Written.Count} written, {summary.Unchanged} unchanged{(summary.Removed.Count > 0 ? $", {summary.Removed.Count} removed" : "")}");
        context.Summary.Add("Resources", string.Create(CultureInfo.InvariantCulture, $"{site.Program.Resources.Count} in {site.Context.Region}"));
        context.Summary.Add("Controls", $"{controls.Count(ControlStatus.Met)} met, {controls.Count(ControlStatus.Waived)} waived, {controls.Count(ControlStatus.NotMet)} not met, {controls.Count(ControlStatus.NotApplicable)} not applicable (controls.md)");
        context.Summary.Add("Cost", $"{cost.Summary} (cost.md)");
    }

    /// <summary>Says as JSON what a publish would create, and writes no file.</summary>
    /// <exception cref="DistributedApplicationException">An option is wrong, or something of the model has no counterpart in AWS.</exception>
    public async Task ReportAsync(PipelineStepContext context)
    {
        var site = await CreateAsync(context.CancellationToken);
        var report = PublishReports.Create(Publication(site), PublishWarnings.Of(site));
        StepOutput.Write(context, JsonSerializer.Serialize(report, PublishReportJson.Default.PublishReport).Split('\n'));
    }

    private Publication Publication(SiteTopology site)
    {
        Check(site.Program);
        return new()
        {
            Program = site.Program,
            Model = site.Context.Model,
            Options = site.Context.Options,
            SiteName = arguments.SiteName,
            EnvironmentName = arguments.EnvironmentName,
            Controls = SecurityControls.Evaluate(site),
            Vault = site.Secrets.Vault,
        };
    }

    // A program that Pulumi would refuse is a mistake of ours, and is better found here than half way through a deployment.
    private static void Check(PulumiProgram program)
    {
        if (ProgramValidator.Validate(program) is [var problem, ..] problems)
        {
            throw new DistributedApplicationException($"The program of the site is not valid ({problems.Count} problems), which is a mistake in WpAspire: {problem}");
        }
    }

    /// <summary>Makes the program of the site.</summary>
    /// <exception cref="DistributedApplicationException">An option is wrong, or something of the model has no counterpart in AWS.</exception>
    public async Task<SiteTopology> CreateAsync(CancellationToken cancellationToken)
    {
        var options = AwsOptionsLoader.Load(configuration, arguments.EnvironmentName);
        var site = await CloudModelReader.ReadAsync(model, configuration, executionContext, cancellationToken);
        return await SiteTopology.CreateAsync(site, options, arguments.SiteName, arguments.EnvironmentName, cancellationToken);
    }
}
