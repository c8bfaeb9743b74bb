using System.Text.RegularExpressions;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Topology;
using YamlDotNet.RepresentationModel;

namespace WpAspire.Provisioning.Tests.Topology;

/// <summary>What the collector is told to do, read as it reads it.</summary>
public class CollectorConfigurationTests
{
    public static TheoryData<string> Exporters => ["xray", "otlp"];

    // Of pkg/defaultcomponents of AWS Distro for OpenTelemetry 0.49.0.
    private static readonly string[] s_components = ["health_check", "otlp", "memory_limiter", "resource_detection", "batch", "awsxray", "awsemf", "otlp_http"];

    [Theory, MemberData(nameof(Exporters))]
    public async Task Every_pipeline_is_of_parts_that_are_there(string name)
    {
        var configuration = await ReadAsync(name);

        foreach (var (_, pipeline) in Map(Map(configuration, "service"), "pipelines"))
        {
            Assert.Subset(Names(configuration, "receivers"), Texts(pipeline, "receivers").ToHashSet());
            Assert.Subset(Names(configuration, "processors"), Texts(pipeline, "processors").ToHashSet());
            Assert.Subset(Names(configuration, "exporters"), Texts(pipeline, "exporters").ToHashSet());
            // What does not fit is refused before anything is made of it.
            Assert.Equal("memory_limiter", Texts(pipeline, "processors").First());
        }

        Assert.All(new[] { "extensions", "receivers", "processors", "exporters" }.SelectMany(s => Names(configuration, s)), static n => Assert.Contains(n, s_components));
        Assert.Equal(Names(configuration, "extensions"), Texts(Map(configuration, "service"), "extensions").ToHashSet());
    }

    [Theory, MemberData(nameof(Exporters))]
    public async Task Nobody_outside_the_task_reaches_it(string name)
    {
        var configuration = await ReadAsync(name);

        Assert.Equal("127.0.0.1:4318", Text(Map(Map(Map(Map(configuration, "receivers"), "otlp"), "protocols"), "http"), "endpoint"));
        Assert.Equal("127.0.0.1:13133", Text(Map(Map(configuration, "extensions"), "health_check"), "endpoint"));
        Assert.Equal("none", Text(Map(Map(Map(configuration, "service"), "telemetry"), "metrics"), "level"));
    }

    [Fact]
    public async Task Its_memory_ends_below_what_ECS_gives_it()
    {
        var limiter = Map(Map(await ReadAsync("xray"), "processors"), "memory_limiter");

        Assert.Equal(("204", "40"), (Text(limiter, "limit_mib"), Text(limiter, "spike_limit_mib")));
    }

    [Fact]
    public async Task X_Ray_has_traces_and_CloudWatch_the_metrics_that_are_declared()
    {
        var configuration = await ReadAsync("xray");

        Assert.Equal(["traces", "metrics"], Map(Map(configuration, "service"), "pipelines").Select(static p => ((YamlScalarNode)p.Key).Value));
        var metrics = Map(Map(configuration, "exporters"), "awsemf");
        Assert.Equal(("/wpaspire/blog-dev/wordpress-metrics", "us-east-1", "WpAspire", "NoDimensionRollup"), (Text(metrics, "log_group_name"), Text(metrics, "region"), Text(metrics, "namespace"), Text(metrics, "dimension_rollup_option")));
        var declared = ((YamlSequenceNode)metrics["metric_declarations"]).SelectMany(static d => ((YamlSequenceNode)d["metric_name_selectors"]).Select(static s => ((YamlScalarNode)s).Value!)).ToList();
        Assert.All(
            new[] { "http.server.request.duration", "http.client.request.duration", "db.client.operation.duration", "wordpress.errors", "otel.sdk.exporter.span.exported" },
            metric => Assert.Single(declared, d => Regex.IsMatch(metric, d)));
    }

    [Fact]
    public async Task A_receiver_has_all_signals_and_headers_that_stand_nowhere()
    {
        var configuration = await ReadAsync("otlp");

        Assert.Equal(["traces", "metrics", "logs"], Map(Map(configuration, "service"), "pipelines").Select(static p => ((YamlScalarNode)p.Key).Value));
        var receiver = Map(Map(configuration, "exporters"), "otlp_http");
        Assert.Equal(("https://otlp.nr-data.net:4318", "${env:TELEMETRY_HEADERS}"), (Text(receiver, "endpoint"), Text(receiver, "headers")));
    }

    [Fact]
    public async Task The_program_gives_it_word_for_word()
    {
        // Pulumi would take ${…} for an output of its own.
        Assert.Contains("$${env:TELEMETRY_HEADERS}", await TestSites.Otlp.PublishAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<YamlMappingNode> ReadAsync(string name)
    {
        var site = await TestSites.Named(name).CreateAsync(TestContext.Current.CancellationToken);
        var text = site.Compute.Workloads.Single(static w => w.Collector is not null).Collector!.Container.Variables.Single(static v => v.Name == CollectorConfiguration.Variable).Value!.Literal!;
        Assert.Equal(site.Context.Options.Telemetry.Exporter == TelemetryExporter.XRay, CollectorConfiguration.IsForXRay(text));
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
    }

    private static YamlMappingNode Map(YamlNode node, string key) => (YamlMappingNode)node[key];

    private static string? Text(YamlNode node, string key) => ((YamlScalarNode)node[key]).Value;

    private static HashSet<string> Names(YamlNode node, string key) => [.. Map(node, key).Select(static p => ((YamlScalarNode)p.Key).Value!)];

    private static IEnumerable<string> Texts(YamlNode node, string key) => ((YamlSequenceNode)node[key]).Select(static n => ((YamlScalarNode)n).Value!);
}
