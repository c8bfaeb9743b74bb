using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// The collector of telemetry beside a site: it takes what the site has to tell and passes it on, so that no PHP worker waits for
/// a receiver, and none knows its key. A site neither waits for it nor ends with it.
/// </summary>
internal sealed record Collector
{
    /// <summary>The container's name in a task.</summary>
    public const string ContainerName = "telemetry-collector";

    /// <summary>What tells the site where to send; a model that sets it itself needs no collector.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // The user of the image: its definition names it, and a control wants a number.
    private const string User = "4317:4317";

    /// <summary>The container.</summary>
    public required ContainerDefinition Container { get; init; }

    /// <summary>Its own log.</summary>
    public required LogGroup Log { get; init; }

    /// <summary>The log group by which metrics come to CloudWatch; <see langword="null"/> where they go elsewhere.</summary>
    public LogGroup? Metrics { get; init; }

    /// <summary>The secret of somebody else's that ECS reads the headers from; <see langword="null"/> if there is none.</summary>
    public Input<string>? HeadersSecret { get; init; }

    /// <summary>The ARN of the private repository of its image; <see langword="null"/> for a public one.</summary>
    public Input<string>? Repository { get; init; }

    /// <summary>What the task may do for it.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>What a site is called in its telemetry.</summary>
    public static string ServiceNameOf(TopologyContext context, Workload workload) => $"{context.StackName}-{workload.Name}";

    /// <summary>Whether a container has a collector.</summary>
    public static bool IsFor(TopologyContext context, Workload workload) =>
        context.Options.Telemetry.Exporter != TelemetryExporter.None && workload.Site is not null && !IsSetByModel(workload);

    /// <summary>Whether the model says itself where a site sends its telemetry.</summary>
    public static bool IsSetByModel(Workload workload) => workload.Environment.Any(static e => e.Key == EndpointVariable);

    /// <summary>Adds the collector of a site and what it needs; <see langword="null"/> for a container without.</summary>
    public static Collector? Create(ComputeInputs inputs, Workload workload)
    {
        var context = inputs.Context;
        if (!IsFor(context, workload))
        {
            return null;
        }

        var options = context.Options.Telemetry;
        var log = context.LogGroup($"{workload.Name}-collector-log", $"/wpaspire/{context.StackName}/{workload.Name}-collector");
        if (options.Exporter == TelemetryExporter.Otlp)
        {
            return new()
            {
                Container = ContainerOf(context, log, CollectorConfiguration.ForOtlp(options), new ResolvedVariable(CollectorConfiguration.HeadersVariable, null, Headers(inputs, options))),
                Log = log,
                HeadersSecret = options.HeadersSecretArn,
                Repository = RepositoryOf(context),
            };
        }

        var path = $"/wpaspire/{context.StackName}/{workload.Name}-metrics";
        var metrics = context.LogGroup($"{workload.Name}-metrics-log", path);
        return new()
        {
            Container = ContainerOf(context, log, CollectorConfiguration.ForXRay(options, context.Region, path)),
            Log = log,
            Metrics = metrics,
            Repository = RepositoryOf(context),
            Statements =
            [
                // Traces are of the account and its region: AWS knows no narrower resource.
                new() { Sid = "Traces", Actions = ["xray:PutTraceSegments"], Resources = ["*"] },
                new() { Sid = "Metrics", Actions = ["logs:CreateLogStream", "logs:PutLogEvents"], Resources = [Output.Format($"{metrics.Arn}:*")] },
            ],
        };
    }

    /// <summary>The processor share that the collector is sure of, in CPU units; the site has the rest.</summary>
    public static int Cpu(ComputeOptions options) => Math.Max(32, options.Cpu / 16);

    private static ContainerDefinition ContainerOf(TopologyContext context, LogGroup log, string configuration, params ResolvedVariable[] secrets) => new()
    {
        Name = ContainerName,
        Image = context.Options.Telemetry.CollectorImage,
        Essential = false,
        Variables =
        [
            new(CollectorConfiguration.Variable, configuration, null),
            new("GOMEMLIMIT", FormattableString.Invariant($"{CollectorConfiguration.LimitMiB(context.Options.Telemetry)}MiB"), null),
            .. secrets,
        ],
        Cpu = Cpu(context.Options.Compute),
        MemoryMiB = context.Options.Telemetry.CollectorMemoryMiB,
        ReadOnlyRoot = true,
        User = User,
        DropCapabilities = ["ALL"],
        // The image has no shell, and a program for this.
        HealthCommand = ["CMD", "/healthcheck"],
        Restarts = true,
        StopTimeoutSeconds = context.Options.Compute.StopTimeoutSeconds,
        LogGroup = log.Name,
        Region = context.Region,
    };

    private static Output<string> Headers(ComputeInputs inputs, TelemetryOptions options) => options.HeadersSecretArn is { } arn
        ? Output.Format($"{arn}")
        : inputs.Secrets.GivenValueFrom("telemetry-headers", $"the headers that {options.Endpoint} wants, by their names, such as {{\"api-key\": \"…\"}}");

    private static Input<string>? RepositoryOf(TopologyContext context) => PrivateImage.Of(context.Options.Telemetry.CollectorImage) is { } image
        ? Output.Format($"arn:{context.Partition}:ecr:{image.Region}:{image.AccountId}:repository/{image.Repository}")
        : (Input<string>?)null;
}
