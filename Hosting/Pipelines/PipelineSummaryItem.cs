namespace WpAspire.Hosting.Pipelines;

/// <summary>A line of a <see cref="PipelineSummary"/>.</summary>
public sealed class PipelineSummaryItem
{
    internal PipelineSummaryItem(string key, string value)
    {
        Key = key;
        Value = value;
    }

    /// <summary>What it is, such as <c>Address</c>.</summary>
    public string Key { get; }

    /// <summary>The value.</summary>
    public string Value { get; }
}
