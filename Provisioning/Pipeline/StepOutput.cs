using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>What a step was asked for, in the place of progress: data for people and scripts.</summary>
internal static class StepOutput
{
    /// <summary>Writes lines to standard output. Aspire's command line has none for a step, and shows them among its rows.</summary>
    public static void Write(PipelineStepContext context, IEnumerable<string> lines)
    {
        var isDriven = PipelineServices.IsDriven(context.Services.GetRequiredService<IConfiguration>());
        foreach (var text in lines)
        {
            if (isDriven)
            {
                context.ReportingStep.Log(LogLevel.Information, text);
            }
            else
            {
                Console.Out.WriteLine(text);
            }
        }
    }
}
