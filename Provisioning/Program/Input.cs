using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Provisioning.Program;

/// <summary>A value that goes into a resource: a literal, or an output of another resource, or both in one text.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The official SDK has the same operators.")]
public sealed class Input<T> : IExpressionSource
{
    private readonly Expression? _expression;

    /// <summary>Makes an input of what stands in the program.</summary>
    /// <param name="expression">What it is in the program.</param>
    public Input(Expression expression)
    {
        _expression = expression;
        Value = expression is LiteralExpression { Value: T value } ? value : default;
    }

    private Input(T value)
    {
        Value = value;
        // An object may be completed after it was given: what it is in the program is asked for when that is written.
        _expression = value is ResourceArgs ? null : Expression.From(value) ?? throw new ArgumentNullException(nameof(value));
    }

    /// <inheritdoc/>
    public Expression Expression => _expression ?? Expression.From(Value)!;

    /// <summary>The value or the object that it was made of, where it is known when the program is written.</summary>
    public T? Value { get; }

    /// <summary>The value, where it is known when the program is written.</summary>
    public T? Literal => IsLiteral ? Value : default;

    /// <summary>Whether the value is known when the program is written.</summary>
    public bool IsLiteral => _expression is LiteralExpression;

    /// <summary>Makes an input of a value; nothing stays nothing, which leaves a property out.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Input<T>?(T? value) => value is null ? null : new(value);

    /// <summary>Makes an input of another resource's output; nothing stays nothing, which leaves a property out.</summary>
    [return: NotNullIfNotNull(nameof(output))]
    public static implicit operator Input<T>?(Output<T>? output) => output is null ? null : new(output.Expression);

    /// <inheritdoc/>
    public override string ToString() => _expression is LiteralExpression literal ? $"{literal.Value}" : Expression.GetType().Name;
}
