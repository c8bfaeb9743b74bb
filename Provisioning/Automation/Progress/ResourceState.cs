namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>How far the step on a resource is.</summary>
public enum ResourceState
{
    /// <summary>It goes on.</summary>
    InProgress,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It failed.</summary>
    Failed,
}
