namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The image of a resource, as a value.</summary>
/// <param name="resource">The resource.</param>
public class ContainerImageReference(IResource resource) : IExpressionValue, IValueWithReferences
{
    /// <summary>The resource.</summary>
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>The name in braces.</summary>
    public string ValueExpression => $"{{{Resource.Name}.containerImage}}";

    /// <inheritdoc />
    public IEnumerable<object> References => [Resource];

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) =>
        Resource.TryGetContainerImageName(out var name)
            ? new(name)
            : throw new DistributedApplicationException($"The resource '{Resource.Name}' has no image.");
}
