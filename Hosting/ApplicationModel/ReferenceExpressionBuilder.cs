using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Builds a <see cref="ReferenceExpression"/> piece by piece.</summary>
public class ReferenceExpressionBuilder
{
    private readonly ExpressionAccumulator _parts = new();

    /// <summary>Whether nothing was added yet.</summary>
    public bool IsEmpty => _parts.IsEmpty;

    /// <summary>Adds an interpolated string.</summary>
    /// <param name="handler">The interpolated string.</param>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The handler adds to this builder.")]
    public void Append([InterpolatedStringHandlerArgument("")] in ReferenceExpressionBuilderInterpolatedStringHandler handler)
    {
        // The handler has added its parts already.
    }

    /// <summary>Adds text.</summary>
    /// <param name="value">The text.</param>
    public void AppendLiteral(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _parts.AppendLiteral(value);
    }

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
    public void AppendFormatted<T>(T valueProvider, string? format)
        where T : IValueProvider, IManifestExpressionProvider => _parts.AppendValue(valueProvider, format);

    /// <summary>Adds a whole expression.</summary>
    /// <param name="valueProvider">The expression.</param>
    /// <param name="format"><c>uri</c> to escape its text and its values.</param>
    public void AppendFormatted(ReferenceExpression valueProvider, string format) => _parts.AppendValue(valueProvider, format);

    /// <summary>Adds a value whose type is known only at run time.</summary>
    /// <param name="valueProvider">The value.</param>
    /// <param name="format"><c>uri</c> to escape it.</param>
    /// <exception cref="ArgumentException">The object has no value, or no name in braces.</exception>
    public void AppendValueProvider(object valueProvider, string? format = null)
    {
        ArgumentNullException.ThrowIfNull(valueProvider);
        _parts.AppendValue(
            valueProvider as IValueProvider ?? throw new ArgumentException($"'{valueProvider.GetType().Name}' does not implement {nameof(IValueProvider)}.", nameof(valueProvider)),
            format);
    }

    /// <summary>Makes the expression.</summary>
    /// <returns>The expression.</returns>
    public ReferenceExpression Build() => _parts.Build();

    /// <summary>Adds the parts of an interpolated string to a builder without reading the values in it.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct ReferenceExpressionBuilderInterpolatedStringHandler
    {
        private readonly ExpressionAccumulator _parts;

        /// <summary>Begins to add.</summary>
        /// <param name="literalLength">The length of the text.</param>
        /// <param name="formattedCount">The number of values.</param>
        /// <param name="builder">The builder to add to.</param>
        [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The compiler passes all three.")]
        public ReferenceExpressionBuilderInterpolatedStringHandler(int literalLength, int formattedCount, ReferenceExpressionBuilder builder)
        {
            ArgumentNullException.ThrowIfNull(builder);
            _parts = builder._parts;
        }

        /// <summary>Adds text.</summary>
        /// <param name="value">The text.</param>
        public void AppendLiteral(string value) => _parts.AppendLiteral(value);

        /// <summary>Adds text that a variable holds.</summary>
        /// <param name="value">The text.</param>
        public void AppendFormatted(string? value) => _parts.AppendLiteral(value);

        /// <summary>Adds text that a variable holds.</summary>
        /// <param name="value">The text.</param>
        /// <param name="format"><c>uri</c> to escape it.</param>
        public void AppendFormatted(string? value, string format) => _parts.AppendLiteral(value, format);

        /// <summary>Adds a value.</summary>
        /// <typeparam name="T">The type of the value.</typeparam>
        /// <param name="valueProvider">The value.</param>
        public void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider, IManifestExpressionProvider => _parts.AppendValue(valueProvider);

        /// <summary>Adds a value.</summary>
        /// <typeparam name="T">The type of the value.</typeparam>
        /// <param name="valueProvider">The value.</param>
        /// <param name="format"><c>uri</c> to escape it.</param>
        public void AppendFormatted<T>(T valueProvider, string? format)
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
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format)
            where T : IResource, IValueProvider, IManifestExpressionProvider
        {
            ArgumentNullException.ThrowIfNull(valueProvider);
            _parts.AppendValue(valueProvider.Resource, format);
        }
    }
}
