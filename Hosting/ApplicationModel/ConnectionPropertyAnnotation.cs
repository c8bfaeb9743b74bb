using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A further part of the connection to a resource, or another value for one.</summary>
/// <param name="name">The name of the part.</param>
/// <param name="referenceExpression">The value.</param>
[DebuggerDisplay("{Name} = {Value.ValueExpression}")]
public sealed class ConnectionPropertyAnnotation(string name, ReferenceExpression referenceExpression) : IResourceAnnotation
{
    /// <summary>The name of the part.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>The value.</summary>
    public ReferenceExpression Value { get; } = referenceExpression ?? throw new ArgumentNullException(nameof(referenceExpression));
}
