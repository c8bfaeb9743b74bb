using CsCheck;
using WpAspire.Provisioning.Aws.AppAutoScaling;
using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Topology.Properties;

/// <summary>Alarms that can fire, graphs with lines.</summary>
public class MetricTests
{
    [Fact]
    public Task An_alarm_and_a_graph_are_of_a_metric_that_AWS_emits() => RandomSites.All.SampleAsync(
        static async site => Check(await site.CreateAsync(TestContext.Current.CancellationToken)), iter: 30);

    [Fact]
    public async Task So_it_is_for_a_site_with_all_that_there_is() => Check(await TestSites.Prod.With("Aws:Telemetry:Exporter", "xray").CreateAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task Each_node_of_a_cache_has_its_alarms()
    {
        var site = await TestSites.Prod.With("Aws:Cache:Replicas", "2").CreateAsync(TestContext.Current.CancellationToken);

        var nodes = site.Program.OfType<MetricAlarm>().Where(static a => a.Args.MetricName?.Literal == "DatabaseMemoryUsagePercentage")
            .Select(static a => ExpressionText.Of(a.Args.Dimensions!.Expression is ObjectExpression map ? map["CacheClusterId"]! : throw new InvalidOperationException()));
        Assert.Equal(
            ["${cache.id}-001", "${cache.id}-002", "${cache.id}-003", "${sessions.id}-001", "${sessions.id}-002", "${sessions.id}-003"],
            nodes.Order(StringComparer.Ordinal));
    }

    private static void Check(SiteTopology site)
    {
        // A metric without dimensions is one that the site counts in a log itself.
        var counted = site.Program.OfType<LogMetricFilter>().Select(static f => f.Args.MetricTransformation.Value!).Select(static t => (t.Namespace.Literal, t.Name.Literal)).ToHashSet();
        var (own, others) = (site.Program.OfType<MetricAlarm>().Where(static a => a.Args.Dimensions is null), site.Program.OfType<MetricAlarm>().Where(static a => a.Args.Dimensions is not null));
        Assert.All(own, a => Assert.Contains((a.Args.Namespace!.Literal, a.Args.MetricName!.Literal), counted));
        Assert.All(others, static a => Emitted(a.Args.Namespace!.Literal!, a.Args.MetricName!.Literal!, Keys(a.Args.Dimensions!.Expression)));
        foreach (var line in site.Program.OfType<Dashboard>().SelectMany(static d => Lines(d.Args.DashboardBody.Expression)))
        {
            var words = line.Items.TakeWhile(static i => i is not ObjectExpression).Select(ExpressionText.Of).ToList();
            Emitted(words[0], words[1], words.Skip(2).Where(static (_, i) => i % 2 == 0));
        }

        Assert.All(site.Program.OfType<Policy>(), static p => Assert.Contains(
            p.Args.TargetTrackingScalingPolicyConfiguration!.Value!.PredefinedMetricSpecification!.Value!.PredefinedMetricType.Literal,
            new[] { "ECSServiceAverageCPUUtilization", "ECSServiceAverageMemoryUtilization", "ALBRequestCountPerTarget" }));
    }

    private static void Emitted(string @namespace, string name, IEnumerable<string> dimensions) =>
        Assert.True(EmittedMetrics.Has(@namespace, name, dimensions), $"AWS emits no {@namespace} {name} of {string.Join(", ", dimensions)}.");

    private static IEnumerable<string> Keys(Expression map) => ((ObjectExpression)map).Properties.Select(static p => p.Key);

    private static IEnumerable<ListExpression> Lines(Expression body) =>
        body.DescendantsAndSelf().OfType<ObjectExpression>().Select(static o => o["metrics"]).OfType<ListExpression>().SelectMany(static l => l.Items.Cast<ListExpression>());
}
