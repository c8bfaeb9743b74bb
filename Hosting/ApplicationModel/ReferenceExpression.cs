using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>
/// Text with values in it that are known later, or differ by where they are used.
/// </summary>
/// <remarks>
/// In a run, <see cref="GetValueAsync(ValueProviderContext, CancellationToken)"/> waits for the values and puts them
/// in. A compute environment reads <see cref="Format"/>, <see cref="ValueProviders"/> and
/// <see cref="StringFormats"/> and puts in expressions of its own.
/// </remarks>
/// <example>
/// <code>
/// ReferenceExpression.Create($"mysql://root:{password:uri}@{server.GetEndpoint("tcp").Property(EndpointProperty.HostAndPort)}")
/// </code>
/// </example>
[DebuggerDisplay("ReferenceExpression = {ValueExpression}, Providers = {ValueProviders.Count}")]
public class ReferenceExpression : IExpressionValue, IValueWithReferences
{
    /// <summary>The expression without text or values. Its value is <see langword="null"/>.</summary>
    public static readonly ReferenceExpression Empty = new(string.Empty, [], [], []);

    private readonly string? _name;

    internal ReferenceExpression(string format, IValueProvider[] valueProviders, string[] manifestExpressions, string?[] stringFormats)
    {
        Format = format;
        ValueProviders = valueProviders;
        ManifestExpressions = manifestExpressions;
        StringFormats = stringFormats;
    }

    private ReferenceExpression(IValueProvider condition, string matchValue, ReferenceExpression whenTrue, ReferenceExpression whenFalse)
    {
        Condition = condition;
        MatchValue = matchValue;
        WhenTrue = whenTrue;
        WhenFalse = whenFalse;
        Format = string.Empty;
        ValueProviders = [.. whenTrue.ValueProviders, .. whenFalse.ValueProviders];
        ManifestExpressions = [];
        StringFormats = [];
        _name = NameOfConditional(condition, matchValue, whenTrue, whenFalse);
    }

    /// <summary>A composite format string: <c>{0}</c> is the first of the <see cref="ValueProviders"/>.</summary>
    public string Format { get; }

    /// <summary>The values. Of a conditional expression, those of both branches.</summary>
    public IReadOnlyList<IValueProvider> ValueProviders { get; }

    /// <summary>The name in braces of each of the <see cref="ValueProviders"/>.</summary>
    public IReadOnlyList<string> ManifestExpressions { get; }

    /// <summary>The format of each of the <see cref="ValueProviders"/>: <see langword="null"/> or <c>uri</c>.</summary>
    public IReadOnlyList<string?> StringFormats { get; }

    /// <summary>Whether this is one of two expressions, by a condition.</summary>
    [MemberNotNullWhen(true, nameof(Condition), nameof(MatchValue), nameof(WhenTrue), nameof(WhenFalse))]
    public bool IsConditional => Condition is not null;

    /// <summary>The value that decides.</summary>
    public IValueProvider? Condition { get; }

    /// <summary>What the <see cref="Condition"/> has to be, without regard to case, for <see cref="WhenTrue"/>.</summary>
    public string? MatchValue { get; }

    /// <summary>The expression when the condition holds.</summary>
    public ReferenceExpression? WhenTrue { get; }

    /// <summary>The expression when the condition does not hold.</summary>
    public ReferenceExpression? WhenFalse { get; }

    /// <summary>The text, with the names in braces in the place of the values.</summary>
    public string ValueExpression => IsConditional
        ? $"{{{_name}.connectionString}}"
        : string.Format(CultureInfo.InvariantCulture, Format, [.. ManifestExpressions]);

    IEnumerable<object> IValueWithReferences.References => IsConditional
        ? [Condition, WhenTrue, WhenFalse]
        : ValueProviders;

    /// <summary>Makes an expression of an interpolated string.</summary>
    /// <param name="handler">The interpolated string.</param>
    /// <returns>The expression.</returns>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.GetExpression();

    /// <summary>Makes an expression that is one of two.</summary>
    /// <param name="condition">The value that decides.</param>
    /// <param name="matchValue">What the condition has to be for <paramref name="whenTrue"/>, without regard to case.</param>
    /// <param name="whenTrue">The expression when the condition holds.</param>
    /// <param name="whenFalse">The expression when the condition does not hold.</param>
    /// <returns>The expression.</returns>
    public static ReferenceExpression CreateConditional(IValueProvider condition, string matchValue, ReferenceExpression whenTrue, ReferenceExpression whenFalse)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentException.ThrowIfNullOrEmpty(matchValue);
        ArgumentNullException.ThrowIfNull(whenTrue);
        ArgumentNullException.ThrowIfNull(whenFalse);
        return new(condition, matchValue, whenTrue, whenFalse);
    }

    /// <summary>Gets the text with the values in it, as it is on this machine.</summary>
    /// <param name="cancellationToken">Ends the wait for values.</param>
    /// <returns>The text, or <see langword="null"/> for <see cref="Empty"/>.</returns>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => GetValueAsync(new(), cancellationToken);

    /// <summary>Gets the text with the values in it, as it is for the one who asks.</summary>
    /// <param name="context">Who asks, and from where.</param>
    /// <param name="cancellationToken">Ends the wait for values.</param>
    /// <returns>The text, or <see langword="null"/> for <see cref="Empty"/>.</returns>
    public async ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
    {
        if (IsConditional)
        {
            var decision = await Condition.GetValueAsync(context, cancellationToken).ConfigureAwait(false);
            var branch = string.Equals(decision, MatchValue, StringComparison.OrdinalIgnoreCase) ? WhenTrue : WhenFalse;
            return await branch.GetValueAsync(context, cancellationToken).ConfigureAwait(false);
        }

        if (Format.Length == 0)
        {
            return null;
        }

        var values = new object?[ValueProviders.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var value = await ValueProviders[i].GetValueAsync(context, cancellationToken).ConfigureAwait(false);
            values[i] = value is not null && StringFormats[i] is { } format ? ExpressionFormat.Apply(value, format) : value;
        }

        return string.Format(CultureInfo.InvariantCulture, Format, values);
    }

    /// <summary>Gives this expression with a format on all of its text and values.</summary>
    internal bool TryFormat(string format, [NotNullWhen(true)] out ReferenceExpression? formatted)
    {
        formatted = null;

        if (IsConditional)
        {
            if (WhenTrue.TryFormat(format, out var whenTrue) && WhenFalse.TryFormat(format, out var whenFalse))
            {
                formatted = new(Condition, MatchValue, whenTrue, whenFalse);
            }

            return formatted is not null;
        }

        // A value that has a format already would need to be escaped twice: that only works on the outside.
        if (StringFormats.Any(f => f is not null))
        {
            return false;
        }

        var accumulator = new ExpressionAccumulator();
        foreach (var (literal, index) in Segments())
        {
            if (literal is not null)
            {
                accumulator.AppendLiteral(literal, format);
            }
            else
            {
                accumulator.AppendValue(ValueProviders[index], format);
            }
        }

        formatted = accumulator.Build();
        return true;
    }

    /// <summary>The text and the values, in their order: a text, or the index of one of the <see cref="ValueProviders"/>.</summary>
    internal IEnumerable<(string? Literal, int Index)> Segments()
    {
        var literal = new StringBuilder();
        for (var i = 0; i < Format.Length; i++)
        {
            var c = Format[i];
            if (c is '{' or '}' && i + 1 < Format.Length && Format[i + 1] == c)
            {
                literal.Append(c);
                i++;
            }
            else if (c == '{')
            {
                if (literal.Length > 0)
                {
                    yield return (literal.ToString(), -1);
                    literal.Clear();
                }

                var end = Format.IndexOf('}', i);
                yield return (null, int.Parse(Format.AsSpan(i + 1, end - i - 1), CultureInfo.InvariantCulture));
                i = end;
            }
            else
            {
                literal.Append(c);
            }
        }

        if (literal.Length > 0)
        {
            yield return (literal.ToString(), -1);
        }
    }

    private static string NameOfConditional(IValueProvider condition, string matchValue, ReferenceExpression whenTrue, ReferenceExpression whenFalse)
    {
        var of = (condition as IManifestExpressionProvider)?.ValueExpression ?? condition.GetType().Name;
        var readable = string.Join('-', of.Split([.. of.Where(c => !char.IsAsciiLetterOrDigit(c))], StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', of, whenTrue.ValueExpression, whenFalse.ValueExpression, matchValue)));
        return $"cond-{readable}-{Convert.ToHexStringLower(hash.AsSpan(0, 4))}";
    }

    /// <summary>Collects the parts of an interpolated string without reading the values in it.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler
    {
        private readonly ExpressionAccumulator _parts;

        /// <summary>Begins an expression.</summary>
        /// <param name="literalLength">The length of the text.</param>
        /// <param name="formattedCount">The number of values.</param>
        [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The compiler passes both.")]
        public ExpressionInterpolatedStringHandler(int literalLength, int formattedCount) => _parts = new();

        /// <summary>Adds text.</summary>
        /// <param name="value">The text.</param>
        public void AppendLiteral(string value) => _parts.AppendLiteral(value);

        /// <summary>Adds text that a variable holds.</summary>
        /// <param name="value">The text.</param>
        public void AppendFormatted(string? value) => _parts.AppendLiteral(value);

        /// <summary>Adds text that a variable holds.</summary>
        /// <param name="value">The text.</param>
        /// <param name="format"><c>uri</c> to escape it.</param>
        public void AppendFormatted(string? value, string? format = null) => _parts.AppendLiteral(value, format);

        /// <summary>Adds a value.</summary>
        /// <typeparam name="T">The type of the value.</typeparam>
        /// <param name="valueProvider">The value.</param>
        public void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider, IManifestExpressionProvider => _parts.AppendValue(valueProvider);

        /// <summary>Adds a value.</summary>
        /// <typeparam name="T">The type of the value.</typeparam>
        /// <param name="valueProvider">The value.</param>
        /// <param name="format"><c>uri</c> to escape it.</param>
        public void AppendFormatted<T>(T valueProvider, string? format = null)
            where T : IValueProvider, IManifestExpressionProvider => _parts.AppendValue(valueProvider, format);

        /// <summary>Adds a whole expression.</summary>
        /// <param name="valueProvider">The expression.</param>
        /// <param name="format"><c>uri</c> to escape its text and its values.</param>
        public void AppendFormatted(ReferenceExpression valueProvider, string format) => _parts.AppendValue(valueProvider, format);

        /// <summary>Adds the value of a resource.</summary>
        /// <typeparam name="T">The type of the resource.</typeparam>
        /// <param name="valueProvider">The builder of the resource.</param>
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider => AppendFormatted(valueProvider, null);

        /// <summary>Adds the value of a resource.</summary>
        /// <typeparam name="T">The type of the resource.</typeparam>
        /// <param name="valueProvider">The builder of the resource.</param>
        /// <param name="format"><c>uri</c> to escape it.</param>
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format = null)
            where T : IResource, IValueProvider, IManifestExpressionProvider
        {
            ArgumentNullException.ThrowIfNull(valueProvider);
            _parts.AppendValue(valueProvider.Resource, format);
        }

        // A default handler has no parts: `default` is what a caller without an interpolated string can make.
        internal ReferenceExpression GetExpression() => _parts?.Build() ?? Empty;
    }
}
