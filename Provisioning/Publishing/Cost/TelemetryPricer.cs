using System.Globalization;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>Prices what the collector beside a service's tasks sends: the same metrics and traces, however many tasks there are.</summary>
internal static class TelemetryPricer
{
    // What CollectorConfiguration declares, but for those by status: of requests, of outgoing ones, of queries, of errors, of spans.
    private const int Metrics = 5;

    private const decimal Million = 1_000_000;

    public static void Price(Service service, TaskDefinition task, Bill bill)
    {
        var variables = TaskContainer.Of(task).SelectMany(static c => c.Environment).DistinctBy(static v => v.Name).ToDictionary(static v => v.Name, static v => ExpressionText.Of(v.Value));
        if (!variables.TryGetValue(CollectorConfiguration.Variable, out var configuration))
        {
            return;
        }

        if (!CollectorConfiguration.IsForXRay(configuration))
        {
            bill.NotEstimated(service, "its telemetry is paid to whoever receives it");
            return;
        }

        var share = decimal.Parse(variables["OTEL_TRACES_SAMPLER_ARG"], CultureInfo.InvariantCulture);
        bill.Add(service, "metrics of its telemetry", Metrics + bill.Usage.StatusCodes, "cloudwatch/metric");
        bill.Add(service, "traces", share * bill.Usage.Pages / Million, "xray/traces");
    }
}
