namespace WpAspire.Provisioning.Program;

/// <summary>Makes values of other values.</summary>
public static class Output
{
    /// <summary>Makes text with values in it.</summary>
    /// <param name="text">The interpolated string; its holes are text, numbers, inputs or outputs.</param>
    /// <returns>The text.</returns>
    /// <example><code>Output.Format($"https://{loadBalancer.DnsName}/")</code></example>
    public static Output<string> Format(OutputInterpolatedStringHandler text) => new(text.Build());

    /// <summary>Makes a JSON document.</summary>
    /// <param name="value">Objects, lists, text, numbers and truth values, with inputs and outputs in them.</param>
    /// <returns>The document as text.</returns>
    public static Output<string> JsonSerialize(object value) =>
        new(new FunctionExpression("toJSON", Expression.From(value) ?? throw new ArgumentNullException(nameof(value))));

    /// <summary>Joins texts.</summary>
    /// <param name="separator">What stands between them.</param>
    /// <param name="items">The texts.</param>
    /// <returns>The text.</returns>
    public static Output<string> Join(string separator, InputList<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(new FunctionExpression("join", new ListExpression([new LiteralExpression(separator), items.Expression])));
    }

    /// <summary>Encodes text as base64 of its UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The encoded text.</returns>
    public static Output<string> ToBase64(Input<string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(new FunctionExpression("toBase64", text.Expression));
    }

    /// <summary>Marks a value as a secret: it is encrypted in the state and masked in what is shown.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The secret.</returns>
    public static Output<T> CreateSecret<T>(Input<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(new FunctionExpression("secret", value.Expression));
    }
}
