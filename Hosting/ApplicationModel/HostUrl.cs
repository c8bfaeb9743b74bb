namespace WpAspire.Hosting.ApplicationModel;

/// <summary>
/// An URL on this machine, as it is for the one who asks: a container gets <c>host.docker.internal</c> in the place
/// of <c>localhost</c>.
/// </summary>
/// <param name="Url">The URL.</param>
public record HostUrl(string Url) : IExpressionValue
{
    string IManifestExpressionProvider.ValueExpression => Url;

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => new(Url);

    ValueTask<string?> IValueProvider.GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
    {
        if (context.GetNetworkIdentifier() != KnownNetworkIdentifiers.DefaultAspireContainerNetwork
            || !Uri.TryCreate(Url, UriKind.Absolute, out var uri)
            || !uri.IsLoopback)
        {
            return new(Url);
        }

        var changed = new UriBuilder(uri) { Host = KnownHostNames.DockerDesktopHostBridge }.Uri.ToString();
        return new(Url.EndsWith('/') ? changed : changed.TrimEnd('/'));
    }
}
