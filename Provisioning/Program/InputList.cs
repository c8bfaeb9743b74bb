using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Provisioning.Program;

/// <summary>A list of values that goes into a resource. It can be written as a collection: <c>[a, b]</c>.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "The official SDK's name.")]
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The official SDK has the same operators.")]
public sealed class InputList<T> : IExpressionSource, IEnumerable<Input<T>>
{
    private readonly List<Input<T>> _items = [];
    private readonly Expression? _whole;

    /// <summary>Creates an empty list.</summary>
    public InputList()
    {
    }

    private InputList(Expression whole) => _whole = whole;

    /// <inheritdoc/>
    public Expression Expression => _whole ?? new ListExpression(_items.Select(static i => i.Expression));

    /// <summary>The number of items that are known when the program is written.</summary>
    public int Count => _items.Count;

    /// <summary>Adds values.</summary>
    /// <param name="inputs">The values.</param>
    public void Add(params Input<T>[] inputs) => _items.AddRange(inputs);

    /// <summary>Makes a list of a whole list that is an output.</summary>
    public static implicit operator InputList<T>(OutputList<Output<T>> output) =>
        new((output ?? throw new ArgumentNullException(nameof(output))).Expression);

    /// <summary>Makes a list of values.</summary>
    public static implicit operator InputList<T>(T[] values) => [.. values.Select(static v => ((Input<T>?)v)!)];

    /// <summary>Makes a list of outputs.</summary>
    public static implicit operator InputList<T>(Output<T>[] values) => [.. values.Select(static v => ((Input<T>?)v)!)];

    /// <inheritdoc/>
    public IEnumerator<Input<T>> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
