namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>The address of a receiver of telemetry, to which the paths of the signals are added.</summary>
internal sealed class OtlpEndpointAttribute() : TextAttribute(
    @"^https://[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$",
    "an HTTPS address such as https://otlp.nr-data.net, without a user, a query, and the path of a signal")
{
    public override object? Read(string text) =>
        base.Read(text) is string address && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Port > 0
        && !address.Contains("/v1/", StringComparison.Ordinal)
            ? address.TrimEnd('/')
            : null;
}
