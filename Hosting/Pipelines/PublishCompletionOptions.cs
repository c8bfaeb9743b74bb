namespace WpAspire.Hosting.Pipelines;

/// <summary>How a pipeline has ended.</summary>
public sealed class PublishCompletionOptions
{
    /// <summary>What is shown for it.</summary>
    public string? CompletionMessage { get; set; }

    /// <summary>How it has ended.</summary>
    public CompletionState? CompletionState { get; set; }

    /// <summary>What a person wants to know about what was done.</summary>
    public IReadOnlyList<PipelineSummaryItem>? PipelineSummary { get; set; }
}
