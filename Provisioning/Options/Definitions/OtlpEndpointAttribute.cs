namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>The address of a receiver of telemetry, to which the paths of the signals are added.</summary>
internal sealed class OtlpEndpointAttribute() : HttpsAddressAttribute(
    "an HTTPS address such as https://otlp.nr-data.net, without a user, a query, and the path of a signal")
{
    public override object? Read(string text) =>
        text.Contains("/v1/", StringComparison.Ordinal) ? null : base.Read(text.EndsWith('/') ? text[..^1] : text);
}
