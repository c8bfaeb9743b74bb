using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Controls.Reading;

/// <summary>How CloudFront connects to an origin that is no bucket.</summary>
/// <param name="Name">The resource that says so, and which origin.</param>
/// <param name="Protocol">What is spoken: <c>https-only</c>, <c>http-only</c>, <c>match-viewer</c>.</param>
/// <param name="Versions">The versions of TLS that may be spoken.</param>
internal sealed record OriginConnection(string Name, Input<string>? Protocol, InputList<string>? Versions) : INamed
{
    /// <summary>Those of a site.</summary>
    public static IEnumerable<OriginConnection> Of(Inspection site)
    {
        foreach (var origin in site.All<VpcOrigin>())
        {
            var config = origin.Args.VpcOriginEndpointConfig.Value;
            yield return new(origin.Name, config?.OriginProtocolPolicy, config?.OriginSslProtocols?.Value?.Items);
        }

        foreach (var distribution in site.All<Distribution>())
        {
            foreach (var origin in distribution.Args.Origins.Objects())
            {
                if (origin.CustomOriginConfig?.Value is { } config)
                {
                    yield return new($"{distribution.Name}/{origin.OriginId.Literal}", config.OriginProtocolPolicy, config.OriginSslProtocols);
                }
            }
        }
    }
}
