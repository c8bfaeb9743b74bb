namespace WpAspire.Provisioning.Program;

/// <summary>A list that is known once Pulumi has made the resource that it comes from. Its items are taken one by one.</summary>
/// <typeparam name="TItem">The type of an item: an <see cref="Output{T}"/>, or an <see cref="OutputObject"/>.</typeparam>
/// <param name="path">Where the list is.</param>
/// <param name="item">Makes an item of where it is.</param>
public sealed class OutputList<TItem>(OutputPath path, Func<OutputPath, TItem> item) : IExpressionSource
{
    /// <summary>The whole list.</summary>
    public Expression Expression => path.ToExpression();

    /// <summary>An item.</summary>
    /// <param name="index">Its index, from 0.</param>
    public TItem this[int index] => item(path.Index(index));
}
