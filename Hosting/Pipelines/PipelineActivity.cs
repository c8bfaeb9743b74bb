namespace WpAspire.Hosting.Pipelines;

/// <summary>How a step, or a task of one, goes.</summary>
/// <param name="Source">The step or the task. It is the same object from its begin to its end.</param>
/// <param name="Step">The name of the step.</param>
/// <param name="IsTask">Whether this is of a task.</param>
/// <param name="Text">What is being done, or was done; empty where nothing is said of it.</param>
/// <param name="State">How far it is.</param>
internal sealed record PipelineActivity(object Source, string Step, bool IsTask, string Text, CompletionState State)
{
    /// <summary>Whether it ends without a word about it.</summary>
    public bool EndsSilently => IsTask && Text.Length == 0 && State == CompletionState.Completed;
}
