using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Hosting;

/// <summary>Inputs, by their order and by their names.</summary>
[DebuggerDisplay("Count = {Count}")]
public sealed class InteractionInputCollection : IReadOnlyList<InteractionInput>
{
    private readonly IReadOnlyList<InteractionInput> _inputs;
    private readonly Dictionary<string, InteractionInput> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a collection.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <exception cref="InvalidOperationException">Two of them have one name.</exception>
    public InteractionInputCollection(IReadOnlyList<InteractionInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        _inputs = inputs;
        foreach (var input in inputs)
        {
            if (!_byName.TryAdd(input.Name, input))
            {
                throw new InvalidOperationException($"There are two inputs with the name '{input.Name}'.");
            }
        }
    }

    /// <inheritdoc/>
    public int Count => _inputs.Count;

    /// <inheritdoc/>
    public InteractionInput this[int index] => _inputs[index];

    /// <summary>The input of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public InteractionInput this[string name] => _byName[name];

    /// <summary>Looks for the input of a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="input">The input.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetByName(string name, [NotNullWhen(true)] out InteractionInput? input) => _byName.TryGetValue(name, out input);

    /// <summary>The value of an input.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The value; <see langword="null"/> if there is none.</returns>
    public string? GetString(string name) => _byName.GetValueOrDefault(name)?.Value;

    /// <inheritdoc/>
    public IEnumerator<InteractionInput> GetEnumerator() => _inputs.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
