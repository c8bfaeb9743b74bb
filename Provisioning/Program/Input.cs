using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Provisioning.Program;

/// <summary>A value that goes into a resource: a literal, or an output of another resource, or both in one text.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="expression">What it is in the program.</param>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The official SDK has the same operators.")]
public sealed class Input<T>(Expression expression) : IExpressionSource
{
    /// <inheritdoc/>
    public Expression Expression { get; } = expression;

    /// <summary>The value, where it is known when the program is written.</summary>
    public T? Literal => Expression is LiteralExpression { Value: T value } ? value : default;

    /// <summary>Whether the value is known when the program is written.</summary>
    public bool IsLiteral => Expression is LiteralExpression;

    /// <summary>Makes an input of a value.</summary>
    public static implicit operator Input<T>(T value) => new(Expression.From(value) ?? throw new ArgumentNullException(nameof(value)));

    /// <summary>Makes an input of another resource's output.</summary>
    public static implicit operator Input<T>(Output<T> output) => new((output ?? throw new ArgumentNullException(nameof(output))).Expression);

    /// <inheritdoc/>
    public override string ToString() => Expression is LiteralExpression literal ? $"{literal.Value}" : Expression.GetType().Name;
}
