namespace WpAspire.Provisioning.Program;

/// <summary>A value that is known once Pulumi has made the resource that it comes from.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="expression">What it is in the program.</param>
public sealed class Output<T>(Expression expression) : IExpressionSource
{
    /// <inheritdoc/>
    public Expression Expression { get; } = expression;
}
