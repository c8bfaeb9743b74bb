namespace WpAspire.Hosting;

/// <summary>Extensions for the parts of connections.</summary>
public static class ConnectionPropertiesExtensions
{
    /// <summary>Gives the parts of a connection with further ones, which come before those of the same name.</summary>
    /// <param name="source">The resource that has the connection.</param>
    /// <param name="additional">The further parts.</param>
    /// <returns>The parts.</returns>
    public static IEnumerable<KeyValuePair<string, ReferenceExpression>> CombineProperties(this IResourceWithConnectionString source, IEnumerable<KeyValuePair<string, ReferenceExpression>> additional)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(additional);

        Dictionary<string, ReferenceExpression> properties = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in source.GetConnectionProperties().Concat(additional))
        {
            properties[name] = value;
        }

        return properties;
    }
}
