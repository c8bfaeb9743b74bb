using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Provisioning.Program;

/// <summary>Values by name that go into a resource: <c>new() { ["Name"] = "blog" }</c>.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "The official SDK's name.")]
public sealed class InputMap<T> : IExpressionSource, IEnumerable<KeyValuePair<string, Input<T>>>
{
    private readonly SortedDictionary<string, Input<T>> _values = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Expression Expression => new ObjectExpression(_values.Select(static v => KeyValuePair.Create(v.Key, (Expression?)v.Value.Expression)));

    /// <summary>A value.</summary>
    /// <param name="key">Its name.</param>
    public Input<T> this[string key]
    {
        get => _values[key];
        set => _values[key] = value;
    }

    /// <summary>Adds a value.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">The value.</param>
    public void Add(string key, Input<T> value) => _values.Add(key, value);

    /// <summary>Gets a value, if there is one of this name.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">The value.</param>
    public bool TryGetValue(string key, [NotNullWhen(true)] out Input<T>? value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Input<T>>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
