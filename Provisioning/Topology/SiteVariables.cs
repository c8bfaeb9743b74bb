using System.Globalization;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// What a site's container is told beyond what the model says, because it runs in AWS: the options, and that its
/// database speaks TLS only. What the model sets itself stays as it is.
/// </summary>
internal static class SiteVariables
{
    /// <summary>The variables of a container that loads a site; none for another.</summary>
    public static IEnumerable<ResolvedVariable> Create(TopologyContext context, SecretStore secrets, Workload workload, UploadsBucket? uploads)
    {
        if (!workload.LoadsSite)
        {
            return [];
        }

        var set = workload.Environment.Select(static e => e.Key).ToHashSet(StringComparer.Ordinal);
        return All(context.Options, secrets, workload).Concat(secrets.Vault?.LogIn() ?? []).Concat(Telemetry(context, workload)).Concat(Uploads(context, uploads)).Where(v => !set.Contains(v.Name));
    }

    private static IEnumerable<ResolvedVariable> All(AwsOptions options, SecretStore secrets, Workload workload)
    {
        var wordPress = options.WordPress;
        yield return Text("WORDPRESS_ENABLE_DATABASE_SSL", "1");
        yield return Text("WORDPRESS_DATABASE_SSL_CA", DatabaseAuthority.FileOf(options.Region));
        yield return Text("PHP_MEMORY_LIMIT", $"{wordPress.PhpMemoryMiB}M");
        if (workload.Site is not null)
        {
            yield return Text("PHP_UPLOAD_MAX", $"{wordPress.UploadMaxMiB}M");
            yield return Text("PHP_MAX_EXECUTION_TIME", Number(wordPress.MaxExecutionSeconds));
            // Inside a task, the memory that a container sees is not always the task's.
            yield return Text("PHP_FPM_MAX_CHILDREN", Number(options.RequestWorkers));
            if (options.Waf.BlockXmlrpc)
            {
                yield return Text("WORDPRESS_DISABLE_XMLRPC", "1");
            }
        }

        if (wordPress.CronMinutes is not null)
        {
            yield return Text("WORDPRESS_DISABLE_WP_CRON", "1");
        }

        foreach (var variable in Mail(wordPress.Smtp, secrets, workload))
        {
            yield return variable;
        }
    }

    private static IEnumerable<ResolvedVariable> Mail(SmtpOptions smtp, SecretStore secrets, Workload workload)
    {
        if (smtp.Host is null)
        {
            yield break;
        }

        yield return Text("WORDPRESS_SMTP_HOST", smtp.Host);
        yield return Text("WORDPRESS_SMTP_PORT", Number(smtp.Port));
        // Left alone, the image does as the server offers.
        if (smtp.Protocol != "auto")
        {
            yield return Text("WORDPRESS_SMTP_PROTOCOL", smtp.Protocol);
        }

        if (smtp.FromEmail is not null)
        {
            yield return Text("WORDPRESS_SMTP_FROM_EMAIL", smtp.FromEmail);
        }

        if (smtp.User is not null)
        {
            yield return Text("WORDPRESS_SMTP_USER", smtp.User);
            yield return secrets.Given(workload, "WORDPRESS_SMTP_PASSWORD", "smtp-password", $"the password of {smtp.User} at {smtp.Host}");
        }
    }

    private static IEnumerable<ResolvedVariable> Telemetry(TopologyContext context, Workload workload)
    {
        if (!Collector.IsFor(context, workload))
        {
            yield break;
        }

        var options = context.Options.Telemetry;
        var isXRay = options.Exporter == TelemetryExporter.XRay;
        yield return Text(Collector.EndpointVariable, $"http://{CollectorConfiguration.Receiver}");
        yield return Text("OTEL_SERVICE_NAME", Collector.ServiceNameOf(context, workload));
        yield return Text("OTEL_RESOURCE_ATTRIBUTES", $"service.namespace={Uri.EscapeDataString(context.SiteName)},deployment.environment.name={Uri.EscapeDataString(context.EnvironmentName)}");
        // Not what a visitor's own headers ask for, which the load balancer passes on: each of them would be a trace to pay for.
        yield return Text("OTEL_TRACES_SAMPLER", "traceidratio");
        yield return Text("OTEL_TRACES_SAMPLER_ARG", (options.SamplingPercent / 100m).ToString(CultureInfo.InvariantCulture));
        // The exporter for CloudWatch takes each histogram for what is new.
        yield return Text("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", isXRay ? "delta" : options.MetricsTemporality);
        if (isXRay)
        {
            // X-Ray finds queries by their old names only. Its logs are those in CloudWatch already.
            yield return Text("OTEL_SEMCONV_STABILITY_OPT_IN", "database/dup");
            yield return Text("OTEL_LOGS_EXPORTER", "none");
        }
    }

    private static IEnumerable<ResolvedVariable> Uploads(TopologyContext context, UploadsBucket? uploads)
    {
        if (uploads is { IsInUse: true })
        {
            yield return new("WORDPRESS_UPLOADS_S3_BUCKET", uploads.Bucket.BucketName, null);
            yield return Text("WORDPRESS_UPLOADS_S3_PREFIX", UploadsBucket.Prefix);
            // Fargate says it by itself, instances do not.
            yield return Text("AWS_REGION", context.Region);
        }
    }

    private static ResolvedVariable Text(string name, string value) => new(name, value, null);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
