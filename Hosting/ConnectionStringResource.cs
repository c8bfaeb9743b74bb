namespace WpAspire.Hosting;

/// <summary>A connection string that is made of other values.</summary>
/// <param name="name">The name.</param>
/// <param name="connectionStringExpression">The connection string.</param>
public sealed class ConnectionStringResource(string name, ReferenceExpression connectionStringExpression)
    : Resource(name), IResourceWithConnectionString, IResourceWithWaitSupport, IResourceWithoutLifetime
{
    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression { get; } = connectionStringExpression ?? throw new ArgumentNullException(nameof(connectionStringExpression));
}
