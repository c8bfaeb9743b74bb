namespace WpAspire.WordPress;

/// <summary>
/// The address that visitors of a local site use. It is no reference to an endpoint: Aspire would build a tunnel for the
/// container, which wants to be told the address and not to go there.
/// </summary>
/// <param name="site">The site.</param>
internal sealed class PublicUrl(WordPressResource site) : IValueProvider
{
    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        new EndpointReference(site, site.PublicEndpointName).Property(EndpointProperty.Url).GetValueAsync(cancellationToken);
}
