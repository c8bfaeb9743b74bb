namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>An operation in words.</summary>
/// <param name="Plan">What is to be done, such as <c>create</c>.</param>
/// <param name="Going">What is being done, such as <c>creating</c>.</param>
/// <param name="Done">What was done, such as <c>created</c>.</param>
internal sealed record OperationText(string Plan, string Going, string Done)
{
    /// <summary>The words for an operation.</summary>
    public static OperationText Of(OperationType operation) => operation switch
    {
        OperationType.Same => new("keep", "checking", "unchanged"),
        OperationType.Create => new("create", "creating", "created"),
        OperationType.Update => new("update", "updating", "updated"),
        OperationType.Delete => new("delete", "deleting", "deleted"),
        OperationType.Replace => new("replace", "replacing", "replaced"),
        OperationType.CreateReplacement => new("create replacement", "creating replacement", "created as replacement"),
        OperationType.DeleteReplaced => new("delete replaced", "deleting replaced", "deleted after replacement"),
        OperationType.Read or OperationType.ReadReplacement => new("read", "reading", "read"),
        OperationType.Refresh => new("refresh", "refreshing", "refreshed"),
        OperationType.ReadDiscard or OperationType.DiscardReplaced or OperationType.RemovePendingReplace => new("forget", "forgetting", "forgotten"),
        OperationType.Import or OperationType.ImportReplacement => new("import", "importing", "imported"),
        _ => new("process", "processing", "processed"),
    };
}
