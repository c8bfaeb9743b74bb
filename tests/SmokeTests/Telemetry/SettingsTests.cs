using WpAspire.SmokeTests.Support;

namespace WpAspire.SmokeTests.Telemetry;

/// <summary>What is wrong with the variables is said at the start.</summary>
public sealed class SettingsTests(SmokeTestAssembly assembly)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=collector:4318", "OTEL_EXPORTER_OTLP_ENDPOINT is no address; it must be one like http://collector:4318.")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=ftp://collector", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT is no address; it must be one like http://collector:4318.")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL=grpc", "OTEL_EXPORTER_OTLP_PROTOCOL is \"grpc\"; it must be one of: http/json http/protobuf.")]
    [InlineData("OTEL_TRACES_SAMPLER=sometimes", "OTEL_TRACES_SAMPLER is \"sometimes\"; it must be one of: always_on always_off traceidratio parentbased_always_on parentbased_always_off parentbased_traceidratio.")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG=10", "OTEL_TRACES_SAMPLER_ARG is \"10\"; it must be a number from 0 to 1.")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT=10s", "OTEL_EXPORTER_OTLP_TIMEOUT is \"10s\"; it must be a whole number of milliseconds.")]
    [InlineData("OTEL_METRICS_EXPORTER=prometheus", "OTEL_METRICS_EXPORTER is \"prometheus\"; it must be one of: otlp none.")]
    [InlineData("WORDPRESS_TELEMETRY_PROFILE_MILLISECONDS=1s", "WORDPRESS_TELEMETRY_PROFILE_MILLISECONDS is \"1s\"; it must be a whole number from 0 to 300000 (milliseconds, 0 for no profile).")]
    [InlineData("WORDPRESS_TELEMETRY_PROFILE_MILLISECONDS=500", "WORDPRESS_TELEMETRY_PROFILE_MILLISECONDS wants the package php8.4-excimer: build the image with EXTRA_PACKAGES=php8.4-excimer.")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS_FILE=/run/nothing", "OTEL_EXPORTER_OTLP_HEADERS_FILE names /run/nothing, which can not be read.")]
    public async Task A_value_that_can_not_be_meant_ends_the_start_with_one_sentence(string variable, string sentence)
    {
        var result = await DockerCli.TryAsync(
            ["run", "--rm", "--network=none", TestRun.LabelArgument, "--env", variable, "--env", "OTEL_EXPORTER_OTLP_HEADERS=api-key=secret", assembly.Images.WordPress], Cancellation);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal($"wordpress: {sentence}", result.Error.Trim());
    }
}
