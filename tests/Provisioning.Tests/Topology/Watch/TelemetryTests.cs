using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Aws.Vpc;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Pipeline;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Topology;

/// <summary>The collector of telemetry beside a site: what it is, what it may do, and that a site does not need it.</summary>
public class TelemetryTests
{
    private const string Secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:telemetry-AbCdEf";
    private const string Key = "arn:aws:kms:us-east-1:123456789012:key/0123abcd";

    [Fact]
    public async Task Without_an_exporter_nothing_is_there()
    {
        var site = await CreateAsync(TestSites.Dev);

        Assert.All(site.Program.OfType<TaskDefinition>().SelectMany(TaskContainer.Of), static c => Assert.DoesNotContain(c.Environment, static v => v.Name.StartsWith("OTEL_", StringComparison.Ordinal)));
        Assert.All(site.Compute.Workloads, static w => Assert.Null(w.Collector));
        Assert.Empty(site.Program.OfType<LogMetricFilter>());
    }

    [Theory, InlineData("xray"), InlineData("otlp")]
    public async Task A_site_and_its_scheduled_work_have_a_collector_and_the_toolbox_has_none(string name)
    {
        var site = await CreateAsync(TestSites.Named(name));

        Assert.Equal(
            [("toolbox-task", false), ("wordpress-cron-task", true), ("wordpress-installation-task", false), ("wordpress-task", true)],
            site.Program.OfType<TaskDefinition>().Select(static t => (((CustomResource)t).Name, TaskContainer.Of(t).Any(IsCollector))).Order());
    }

    [Theory, InlineData("xray"), InlineData("otlp")]
    public async Task A_site_does_not_wait_for_its_collector_and_does_not_end_with_it(string name)
    {
        var containers = await ContainersAsync(TestSites.Named(name), "wordpress-task");

        var collector = containers.Single(IsCollector);
        Assert.True(collector.Is("essential", false));
        Assert.True(Inner(collector, "restartPolicy", "enabled") is "True");
        Assert.Equal(["wait-for-site"], containers.SelectMany(static c => c.Definition["dependsOn"] is ListExpression list ? list.Items.Cast<ObjectExpression>().Select(static d => ExpressionText.Of(d["containerName"]!)) : []));
    }

    [Theory, InlineData("xray"), InlineData("otlp")]
    public async Task A_collector_is_as_closed_as_a_site(string name)
    {
        var collector = (await ContainersAsync(TestSites.Named(name), "wordpress-task")).Single(IsCollector);

        Assert.Equal("4317:4317", collector.Text("user"));
        Assert.True(collector.Is("readonlyRootFilesystem", true));
        Assert.Null(collector.Definition["portMappings"]);
        Assert.Equal("ALL", ExpressionText.Of(((ListExpression)((ObjectExpression)((ObjectExpression)collector.Definition["linuxParameters"]!)["capabilities"]!)["drop"]!).Items[0]));
        // The image has no shell.
        Assert.Equal(["CMD", "/healthcheck"], ((ListExpression)((ObjectExpression)collector.Definition["healthCheck"]!)["command"]!).Items.Select(ExpressionText.Of));
    }

    [Theory]
    [InlineData("512", "1024", "256", 480, 32, 768)]
    [InlineData("2048", "4096", "512", 1920, 128, 3584)]
    public async Task What_containers_are_sure_of_adds_up_to_the_task(string cpu, string memory, string collectorMemory, int siteCpu, int collectorCpu, int siteMemory)
    {
        var containers = await ContainersAsync(
            TestSites.XRay.With("Aws:Compute:Cpu", cpu).With("Aws:Compute:MemoryMiB", memory).With("Aws:Telemetry:CollectorMemoryMiB", collectorMemory).With("Aws:Database:InstanceClass", "db.m7g.large"), "wordpress-task");

        Assert.Equal(
            [("telemetry-collector", $"{collectorCpu}", collectorMemory), ("wait-for-site", null, null), ("wordpress", $"{siteCpu}", $"{siteMemory}")],
            containers.Select(static c => (c.Text("name")!, c.Text("cpu"), c.Text("memory"))).Order());
    }

    [Theory]
    [InlineData("none", "8")]
    [InlineData("xray", "7")]
    public async Task Workers_are_as_many_as_fit_beside_the_collector(string exporter, string workers) =>
        Assert.Equal(workers, await VariableAsync(
            TestSites.Dev.With("Aws:Compute:Cpu", "2048").With("Aws:Compute:MemoryMiB", "4096").With("Aws:Database:InstanceClass", "db.m7g.large")
                .With("Aws:Telemetry:Exporter", exporter).With("Aws:Telemetry:CollectorMemoryMiB", "3584"),
            "PHP_FPM_MAX_CHILDREN"));

    [Fact]
    public async Task X_Ray_is_told_what_it_reads()
    {
        var site = TestSites.XRay.With("Aws:Telemetry:SamplingPercent", "5");

        Assert.Equal("http://127.0.0.1:4318", await VariableAsync(site, "OTEL_EXPORTER_OTLP_ENDPOINT"));
        Assert.Equal("blog-dev-wordpress", await VariableAsync(site, "OTEL_SERVICE_NAME"));
        // Strangers send headers of their own through a load balancer.
        Assert.Equal("traceidratio", await VariableAsync(site, "OTEL_TRACES_SAMPLER"));
        Assert.Equal("0.05", await VariableAsync(site, "OTEL_TRACES_SAMPLER_ARG"));
        Assert.Equal("database/dup", await VariableAsync(site, "OTEL_SEMCONV_STABILITY_OPT_IN"));
        Assert.Equal("delta", await VariableAsync(site, "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"));
        Assert.Equal("none", await VariableAsync(site, "OTEL_LOGS_EXPORTER"));
    }

    [Fact]
    public async Task A_receiver_is_told_the_names_of_today_and_logs_too()
    {
        var site = TestSites.Otlp.With("Aws:Telemetry:MetricsTemporality", "cumulative");

        Assert.Null(await VariableAsync(site, "OTEL_SEMCONV_STABILITY_OPT_IN"));
        Assert.Null(await VariableAsync(site, "OTEL_LOGS_EXPORTER"));
        Assert.Equal("cumulative", await VariableAsync(site, "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"));
        Assert.Equal("service.namespace=blog,deployment.environment.name=dev", await VariableAsync(site, "OTEL_RESOURCE_ATTRIBUTES"));
    }

    [Theory, InlineData("wordpress"), InlineData("wordpress-cron")]
    public async Task Tasks_with_X_Ray_may_send_traces_and_metrics_and_no_more(string task)
    {
        var without = await GrantsAsync(TestSites.Dev, $"{task}-task-policy");
        var with = await GrantsAsync(TestSites.XRay, $"{task}-task-policy");

        Assert.Equal(
            [
                "logs:CreateLogStream ${wordpress-metrics-log.arn}:*", "logs:PutLogEvents ${wordpress-metrics-log.arn}:*", "xray:PutTraceSegments *",
            ],
            with.Except(without).Order(StringComparer.Ordinal));
        Assert.Empty(without.Except(with));
    }

    [Theory, InlineData("wordpress"), InlineData("wordpress-cron")]
    public async Task Tasks_with_another_receiver_may_no_more_than_without(string task) =>
        Assert.Equal(await GrantsAsync(TestSites.Dev, $"{task}-task-policy"), await GrantsAsync(TestSites.Otlp, $"{task}-task-policy"));

    [Fact]
    public async Task Headers_are_a_secret_of_the_site_that_is_asked_for()
    {
        var site = await CreateAsync(TestSites.Otlp);

        Assert.Contains("telemetry-headers", site.Program.ConfigSecrets.Keys);
        Assert.Equal("${site-secrets.arn}:telemetry-headers::${site-secrets-version.versionId}", HeadersOf(site));
        Assert.Contains("secretsmanager:GetSecretValue ${site-secrets.arn}", Grants(site, "wordpress-cron-execution-policy"));
    }

    [Fact]
    public async Task Headers_are_read_from_the_secret_that_is_named_with_its_key()
    {
        var site = await CreateAsync(TestSites.Otlp.With("Aws:Telemetry:HeadersSecretArn", Secret).With("Aws:Telemetry:HeadersKeyArn", Key));

        Assert.DoesNotContain("telemetry-headers", site.Program.ConfigSecrets.Keys);
        Assert.Equal(Secret, HeadersOf(site));
        Assert.Contains($"secretsmanager:GetSecretValue {Secret}", Grants(site, "wordpress-execution-policy"));
        Assert.Contains($"kms:Decrypt {Key}", Grants(site, "wordpress-execution-policy"));
        Assert.DoesNotContain($"secretsmanager:GetSecretValue {Secret}", Grants(site, "toolbox-execution-policy"));
    }

    [Fact]
    public async Task An_image_in_a_registry_of_ones_own_may_be_fetched()
    {
        var site = await CreateAsync(TestSites.XRay.With("Aws:Telemetry:CollectorImage", "210987654321.dkr.ecr.us-east-1.amazonaws.com/tools/collector:v0.49.0"));

        Assert.Contains("ecr:BatchGetImage arn:${partition.partition}:ecr:us-east-1:210987654321:repository/tools/collector", Grants(site, "wordpress-execution-policy"));
        Assert.DoesNotContain(Grants(site, "toolbox-execution-policy"), static g => g.Contains("tools/collector", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://otlp.nr-data.net:4318", true)]
    [InlineData("https://otlp.nr-data.net", false)]
    public async Task A_receiver_on_a_port_of_its_own_is_let_through(string endpoint, bool hasRule)
    {
        var rules = (await CreateAsync(TestSites.Otlp.With("Aws:Telemetry:Endpoint", endpoint))).Program.OfType<SecurityGroupEgressRule>().Where(static r => ((CustomResource)r).Name.Contains("telemetry", StringComparison.Ordinal)).ToList();

        Assert.Equal(hasRule ? ["wordpress-to-telemetry-4318"] : Array.Empty<string>(), rules.Select(static r => ((CustomResource)r).Name));
    }

    [Fact]
    public async Task A_site_that_sends_elsewhere_by_its_model_has_no_collector_and_somebody_says_so()
    {
        var site = await CreateAsync(TestSites.XRay with { Model = static builder => TestSites.AddSite(builder).WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", "https://otlp.example.com") });

        Assert.All(site.Compute.Workloads, static w => Assert.Null(w.Collector));
        Assert.Contains(PublishWarnings.Of(site), static w => w.Contains("OTEL_EXPORTER_OTLP_ENDPOINT", StringComparison.Ordinal) && w.Contains("Aws:Telemetry", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("wordpress-telemetry", "{ $.level = \"error\" }", 3)]
    [InlineData("wordpress-collector-end", "?\"finished with error\" ?\"panic:\"", 1)]
    public async Task A_collector_that_gets_rid_of_nothing_is_an_alarm_after_a_while_and_one_that_ends_is_at_once(string metric, string pattern, int periods)
    {
        var site = await CreateAsync(TestSites.XRay);

        var filter = site.Program.OfType<LogMetricFilter>().Single(f => f.Args.MetricTransformation.Value!.Name.Literal == metric);
        Assert.Equal(("${wordpress-collector-log.name}", pattern), (ExpressionText.Of(filter.Args.LogGroupName.Expression), filter.Args.Pattern.Literal));
        var alarm = site.Program.OfType<MetricAlarm>().Single(a => a.Args.MetricName?.Literal == metric);
        Assert.Equal((periods, 300), (alarm.Args.EvaluationPeriods!.Literal, alarm.Args.Period!.Literal));
    }

    [Theory]
    [InlineData("enhanced", true)]
    [InlineData("disabled", false)]
    public async Task A_collector_that_does_not_stay_is_an_alarm_where_somebody_counts_it(string insights, bool isCounted)
    {
        var site = await CreateAsync(TestSites.XRay.With("Aws:Observability:ContainerInsights", insights));

        Assert.Equal(isCounted, site.Program.OfType<MetricAlarm>().Any(static a => a.Args.MetricName?.Literal == "RestartCount"));
    }

    private static bool IsCollector(TaskContainer container) => container.Text("name") == Collector.ContainerName;

    private static string? Inner(TaskContainer container, string property, string inner) =>
        container.Definition[property] is ObjectExpression value ? ExpressionText.Of(value[inner]!) : null;

    private static Task<SiteTopology> CreateAsync(TestSite site) => site.CreateAsync(TestContext.Current.CancellationToken);

    private static async Task<List<TaskContainer>> ContainersAsync(TestSite site, string task) =>
        [.. TaskContainer.Of((await CreateAsync(site)).Program.OfType<TaskDefinition>().Single(t => ((CustomResource)t).Name == task))];

    private static async Task<string?> VariableAsync(TestSite site, string name) =>
        (await ContainersAsync(site, "wordpress-task")).Single(static c => c.Text("name") == "wordpress").Environment.Where(v => v.Name == name).Select(static v => ExpressionText.Of(v.Value)).SingleOrDefault();

    private static string HeadersOf(SiteTopology site)
    {
        var collector = TaskContainer.Of(site.Program.OfType<TaskDefinition>().Single(static t => ((CustomResource)t).Name == "wordpress-task")).Single(IsCollector);
        var secret = Assert.IsType<ObjectExpression>(Assert.Single(((ListExpression)collector.Definition["secrets"]!).Items));
        Assert.Equal("TELEMETRY_HEADERS", ExpressionText.Of(secret["name"]!));
        return ExpressionText.Of(secret["valueFrom"]!);
    }

    private static async Task<IReadOnlyList<string>> GrantsAsync(TestSite site, string policy) => Grants(await CreateAsync(site), policy);

    private static List<string> Grants(SiteTopology site, string policy) =>
        [.. site.Program.OfType<RolePolicy>().Where(p => ((CustomResource)p).Name == policy).SelectMany(static p => PolicyStatement.Of(p, p.Args.Policy)).SelectMany(static s => s.Actions.SelectMany(a => s.Resources.Select(r => $"{a} {r}")))];
}
