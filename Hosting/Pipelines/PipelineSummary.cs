using System.Collections.ObjectModel;

namespace WpAspire.Hosting.Pipelines;

/// <summary>What a person wants to know when a pipeline is done: where something is, and what to do next.</summary>
public sealed class PipelineSummary
{
    private readonly Lock _lock = new();
    private readonly List<PipelineSummaryItem> _items = [];

    /// <summary>The lines so far, in the order in which they were added.</summary>
    public ReadOnlyCollection<PipelineSummaryItem> Items
    {
        get
        {
            lock (_lock)
            {
                return new([.. _items]);
            }
        }
    }

    /// <summary>Adds a line. Steps that are done at the same time may add theirs at the same time.</summary>
    /// <param name="key">What it is, such as <c>Address</c>.</param>
    /// <param name="value">The value.</param>
    public void Add(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        lock (_lock)
        {
            _items.Add(new(key, value));
        }
    }
}
