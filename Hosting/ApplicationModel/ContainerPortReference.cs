using System.Globalization;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The port that a container listens on, as a value.</summary>
/// <param name="resource">The resource.</param>
public class ContainerPortReference(IResource resource) : IExpressionValue, IValueWithReferences
{
    /// <summary>The resource.</summary>
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>The name in braces.</summary>
    public string ValueExpression => $"{{{Resource.Name}.containerPort}}";

    /// <inheritdoc />
    public IEnumerable<object> References => [Resource];

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) =>
        new(Resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault()?.TargetPort?.ToString(CultureInfo.InvariantCulture));
}
