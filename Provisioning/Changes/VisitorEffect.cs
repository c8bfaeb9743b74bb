namespace WpAspire.Provisioning.Changes;

/// <summary>What visitors notice, the least first.</summary>
internal enum VisitorEffect
{
    Nothing,
    NewTasks,
    Restart,
    Outage,
}

/// <summary>What visitors notice of a change.</summary>
/// <param name="Effect">How much.</param>
/// <param name="Sentence">It in words.</param>
internal sealed record VisitorImpact(VisitorEffect Effect, string Sentence);
