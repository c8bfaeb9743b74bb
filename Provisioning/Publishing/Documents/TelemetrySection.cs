using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>The part of <c>README.md</c> that says where traces and metrics are, for a site that has some.</summary>
internal static class TelemetrySection
{
    /// <summary>Adds the part.</summary>
    public static void AddTo(Markdown document, Publication publication)
    {
        var options = publication.Options;
        var services = publication.Model.Services.Where(w => publication.Program.OfType<LogGroup>().Any(g => ((CustomResource)g).Name == $"{w.Name}-collector-log")).ToList();
        if (services.Count == 0)
        {
            return;
        }

        document.Heading(2, "Traces and metrics");
        if (options.Telemetry.Exporter == TelemetryExporter.Otlp)
        {
            document.Paragraph($"They go to {options.Telemetry.Endpoint}.");
        }

        foreach (var service in services)
        {
            var name = $"{publication.SiteName}-{publication.EnvironmentName}-{service.Name}";
            if (options.Telemetry.Exporter == TelemetryExporter.XRay)
            {
                document
                    .Paragraph($"Metrics are in CloudWatch, in the namespace `{CollectorConfiguration.MetricsNamespace}`; traces in [X-Ray](https://{options.Region}.console.aws.amazon.com/cloudwatch/home?region={options.Region}#xray:traces/query), as those of `{name}`. The slow ones of the last ten minutes:")
                    .Code("sh",
                    [
                        $"aws xray get-trace-summaries --region {options.Region} --start-time \"$(($(date +%s) - 600))\" --end-time \"$(date +%s)\" \\",
                        $"  --filter-expression 'service(\"{name}\") AND responsetime > 1' --query 'TraceSummaries[].[Id,ResponseTime]' --output text",
                    ]);
            }

            document
                .Paragraph($"`{name}` sends {options.Telemetry.SamplingPercent} % of its requests as traces. Its collector writes down what it cannot pass on:")
                .Code("sh", [$"aws logs tail /wpaspire/{publication.SiteName}-{publication.EnvironmentName}/{service.Name}-collector --since 1h --region {options.Region}"]);
        }
    }
}
