namespace WpAspire.Hosting.Pipelines;

/// <summary>How far a step or a task is.</summary>
public enum CompletionState
{
    /// <summary>It is being done.</summary>
    InProgress = 0,

    /// <summary>It is done.</summary>
    Completed = 1,

    /// <summary>It is done, and there is something to know about it.</summary>
    CompletedWithWarning = 2,

    /// <summary>It has failed.</summary>
    CompletedWithError = 3,
}
