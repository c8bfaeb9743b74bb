using System.Globalization;
using System.Text;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Collects the literals and values of an expression. Both interpolated string handlers stand on it.</summary>
internal sealed class ExpressionAccumulator
{
    private readonly StringBuilder _format = new();
    private readonly List<IValueProvider> _valueProviders = [];
    private readonly List<string> _manifestExpressions = [];
    private readonly List<string?> _stringFormats = [];

    public bool IsEmpty => _format.Length == 0;

    public void AppendLiteral(string? value, string? format = null)
    {
        ExpressionFormat.Validate(format);
        if (value is null)
        {
            return;
        }

        if (format is not null)
        {
            value = ExpressionFormat.Apply(value, format);
        }

        // What is collected becomes a composite format string, in which a brace has a meaning.
        _format.Append(value.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }

    public void AppendValue(IValueProvider provider, string? format = null)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ExpressionFormat.Validate(format);

        if (provider is not IManifestExpressionProvider)
        {
            throw new ArgumentException($"A value of an expression must implement both {nameof(IValueProvider)} and {nameof(IManifestExpressionProvider)}; '{provider.GetType().Name}' does not.", nameof(provider));
        }

        if (format is not null && provider is ReferenceExpression nested && nested.TryFormat(format, out var formatted))
        {
            // The format goes down to the leaves, so that whoever resolves an expression by visiting finds it there.
            provider = formatted;
            format = null;
        }

        _format.Append('{').Append(_valueProviders.Count.ToString(CultureInfo.InvariantCulture)).Append('}');
        _valueProviders.Add(provider);
        _manifestExpressions.Add(((IManifestExpressionProvider)provider).ValueExpression);
        _stringFormats.Add(format);
    }

    public ReferenceExpression Build() =>
        new(_format.ToString(), [.. _valueProviders], [.. _manifestExpressions], [.. _stringFormats]);
}
