using System.Collections.Immutable;

namespace WpAspire.Provisioning.Program;

/// <summary>What a property's value is in a program: a literal, or something that Pulumi evaluates when it runs.</summary>
public abstract class Expression
{
    private protected Expression()
    {
    }

    /// <summary>The expressions that this one is made of.</summary>
    public virtual IEnumerable<Expression> Children => [];

    /// <summary>This expression and all that it is made of, outermost first.</summary>
    public IEnumerable<Expression> DescendantsAndSelf() => [this, .. Children.SelectMany(static c => c.DescendantsAndSelf())];

    /// <summary>Makes an expression of a plain value: text, a number, a truth value, an input, a list or a dictionary of such.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The expression, or <see langword="null"/> for <see langword="null"/>.</returns>
    /// <exception cref="ArgumentException">The value is of another type.</exception>
    public static Expression? From(object? value) => value switch
    {
        null => null,
        Expression expression => expression,
        IExpressionSource source => source.Expression,
        string or bool or int or long or double => new LiteralExpression(value),
        IEnumerable<KeyValuePair<string, object?>> map => new ObjectExpression(map.Select(static p => new KeyValuePair<string, Expression?>(p.Key, From(p.Value)))),
        IEnumerable<object?> items => new ListExpression(items.Select(From).OfType<Expression>()),
        _ => throw new ArgumentException($"A value of the type '{value.GetType().Name}' cannot be part of a program.", nameof(value)),
    };
}

/// <summary>Something that can stand where an expression is wanted.</summary>
public interface IExpressionSource
{
    /// <summary>The expression.</summary>
    Expression Expression { get; }
}

/// <summary>Text, a number, or a truth value that is known when the program is written.</summary>
/// <param name="value">A <see cref="string"/>, <see cref="bool"/>, <see cref="int"/>, <see cref="long"/> or <see cref="double"/>.</param>
public sealed class LiteralExpression(object value) : Expression
{
    /// <summary>The value.</summary>
    public object Value { get; } = value;
}

/// <summary>A list.</summary>
/// <param name="items">The items.</param>
public sealed class ListExpression(IEnumerable<Expression> items) : Expression
{
    /// <summary>The items.</summary>
    public ImmutableArray<Expression> Items { get; } = [.. items];

    /// <inheritdoc/>
    public override IEnumerable<Expression> Children => Items;
}

/// <summary>An object: properties by name, in their order. Properties without a value are left out.</summary>
/// <param name="properties">The properties.</param>
public sealed class ObjectExpression(IEnumerable<KeyValuePair<string, Expression?>> properties) : Expression
{
    /// <summary>The properties.</summary>
    public ImmutableArray<KeyValuePair<string, Expression>> Properties { get; } =
        [.. properties.Where(static p => p.Value is not null).Select(static p => KeyValuePair.Create(p.Key, p.Value!))];

    /// <inheritdoc/>
    public override IEnumerable<Expression> Children => Properties.Select(static p => p.Value);

    /// <summary>The value of a property, or <see langword="null"/> if there is none.</summary>
    /// <param name="name">The property's name.</param>
    public Expression? this[string name] => Properties.FirstOrDefault(p => p.Key == name).Value;
}

/// <summary>An output of a resource, or a part of one: <c>${database.address}</c>.</summary>
/// <param name="resource">The resource.</param>
/// <param name="path">The output's name and what follows it, such as <c>masterUserSecrets[0].secretArn</c>.</param>
/// <param name="isSecret">Whether the value is a secret.</param>
public sealed class ResourceExpression(CustomResource resource, string path, bool isSecret = false) : Expression
{
    /// <summary>The resource.</summary>
    public CustomResource Resource { get; } = resource;

    /// <summary>The output's name and what follows it.</summary>
    public string Path { get; } = path;

    /// <summary>Whether the value is a secret.</summary>
    public bool IsSecret { get; } = isSecret;
}

/// <summary>A result of a provider's function, or a part of one: <c>${zones.names[0]}</c>.</summary>
/// <param name="invocation">The call.</param>
/// <param name="path">The result's name and what follows it.</param>
public sealed class InvocationExpression(Invocation invocation, string path) : Expression
{
    /// <summary>The call.</summary>
    public Invocation Invocation { get; } = invocation;

    /// <summary>The result's name and what follows it.</summary>
    public string Path { get; } = path;
}

/// <summary>A secret that whoever deploys gives: <c>${secrets.name}</c>. It is kept encrypted in the stack's settings.</summary>
/// <param name="name">The secret's name.</param>
public sealed class ConfigSecretExpression(string name) : Expression
{
    /// <summary>The secret's name.</summary>
    public string Name { get; } = name;
}

/// <summary>Text with values in it: <c>https://${alb.dnsName}/</c>.</summary>
/// <param name="parts">Text literals and values, in their order.</param>
public sealed class InterpolationExpression(IEnumerable<Expression> parts) : Expression
{
    /// <summary>Text literals and values, in their order.</summary>
    public ImmutableArray<Expression> Parts { get; } = [.. parts];

    /// <inheritdoc/>
    public override IEnumerable<Expression> Children => Parts;
}

/// <summary>A built-in function of Pulumi YAML: <c>fn::toJSON</c>, <c>fn::join</c>, <c>fn::secret</c>, <c>fn::fileArchive</c>…</summary>
/// <param name="name">The function's name without <c>fn::</c>.</param>
/// <param name="argument">Its argument.</param>
public sealed class FunctionExpression(string name, Expression argument) : Expression
{
    /// <summary>The function's name without <c>fn::</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Its argument.</summary>
    public Expression Argument { get; } = argument;

    /// <inheritdoc/>
    public override IEnumerable<Expression> Children => [Argument];
}
