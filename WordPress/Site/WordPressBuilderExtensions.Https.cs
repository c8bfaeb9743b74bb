namespace Aspire.Hosting;

public static partial class WordPressBuilderExtensions
{
    /// <summary>
    /// Serves the site over HTTPS on this machine, with .NET's development certificate (<c>dotnet dev-certs https</c>);
    /// HTTP leads there. A publish ignores it: in AWS the certificate is that of the domain.
    /// </summary>
    /// <param name="builder">The site.</param>
    /// <param name="port">The HTTPS port on this machine; by default the first free one from 8443, chosen once and remembered.</param>
    /// <returns>The site, for further configuration.</returns>
    public static IResourceBuilder<WordPressResource> WithLocalHttps(this IResourceBuilder<WordPressResource> builder, int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!builder.ApplicationBuilder.ExecutionContext.IsRunMode)
        {
            return builder;
        }

        // The certificate is the load balancer's: the container speaks HTTP on the one port that it has.
        return builder
            .WithHttpsEndpoint(port, targetPort: WordPressResource.HttpPort, name: WordPressResource.HttpsEndpointName)
            .WithExternalHttpEndpoints()
            .WithUrls(static context => context.Urls.RemoveAll(static u => u.Endpoint?.EndpointName == WordPressResource.HttpEndpointName))
            .WithUrlForEndpoint(WordPressResource.HttpsEndpointName, static url => url.DisplayText = "Site")
            .WithUrlForEndpoint(WordPressResource.HttpsEndpointName, static _ => new ResourceUrlAnnotation { Url = "/wp-admin/", DisplayText = "Admin" });
    }
}
