using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>Whether telemetry has a receiver, may reach it, and leaves the site room.</summary>
internal static class TelemetryChecks
{
    // The least that Fargate gives a task: less is no place for PHP.
    private const int LeastSiteMiB = 512;

    public static IEnumerable<OptionProblem> Check(AwsOptions options) =>
        options.Telemetry.Exporter == TelemetryExporter.None ? [] : [.. Receiver(options), .. Ways(options), .. Room(options)];

    private static IEnumerable<OptionProblem> Receiver(AwsOptions options)
    {
        var telemetry = options.Telemetry;
        if (telemetry.Exporter == TelemetryExporter.Otlp && telemetry.Endpoint is null)
        {
            yield return With(options.Telemetry.Endpoint, $"be the HTTPS address of a receiver such as https://otlp.nr-data.net, because {Given(options.Telemetry.Exporter)}");
        }

        if (telemetry is { Exporter: TelemetryExporter.XRay, Endpoint: not null })
        {
            yield return With(options.Telemetry.Exporter, $"be otlp, because {Given(options.Telemetry.Endpoint)}");
        }

        if (telemetry is { HeadersSecretArn: not null, Exporter: TelemetryExporter.XRay })
        {
            yield return With(options.Telemetry.HeadersSecretArn, $"be none, because {Given(options.Telemetry.Exporter)}");
        }

        if (telemetry is { HeadersKeyArn: not null, HeadersSecretArn: null })
        {
            yield return With(options.Telemetry.HeadersSecretArn, $"be the secret that the key is for, because {Given(options.Telemetry.HeadersKeyArn)}");
        }

        if (telemetry.HeadersSecretArn is { } secret && RegionOf(secret) != options.Region)
        {
            yield return With(options.Telemetry.HeadersSecretArn, $"be a secret in {options.Region}, because {Given(options.Region)}");
        }

        if (telemetry.HeadersKeyArn is { } key && RegionOf(key) != options.Region)
        {
            yield return With(options.Telemetry.HeadersKeyArn, $"be a key in {options.Region}, because {Given(options.Region)}");
        }
    }

    private static IEnumerable<OptionProblem> Ways(AwsOptions options)
    {
        if (options.Network.Nat != NatMode.None)
        {
            yield break;
        }

        if (options.Telemetry.Exporter == TelemetryExporter.Otlp)
        {
            yield return With(options.Network.Nat, $"be single or perZone, because {Given(options.Telemetry.Exporter)}, and the receiver is not reached otherwise");
        }

        if (PrivateImage.Of(options.Telemetry.CollectorImage)?.Region != options.Region)
        {
            yield return With(options.Telemetry.CollectorImage, $"be a copy of it in ECR such as {options.AccountId ?? "123456789012"}.dkr.ecr.{options.Region}.amazonaws.com/aws-otel-collector:v0.49.0, because {Given(options.Network.Nat)}");
        }
    }

    private static IEnumerable<OptionProblem> Room(AwsOptions options)
    {
        if (options.SiteMemoryMiB < LeastSiteMiB)
        {
            yield return With(options.Compute.MemoryMiB, $"be at least {LeastSiteMiB + options.Telemetry.CollectorMemoryMiB}, because {Given(options.Telemetry.CollectorMemoryMiB)}, which the collector takes of it");
        }
    }

    private static string RegionOf(string arn) => arn.Split(':')[3];
}
