using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>What has to be done to a container so that it matches its specification.</summary>
internal enum ReconcileAction
{
    /// <summary>It runs as specified.</summary>
    Keep,

    /// <summary>It is as specified, but does not run.</summary>
    Start,

    /// <summary>It was made from another specification.</summary>
    Replace,

    /// <summary>There is none.</summary>
    Create,
}

/// <summary>Compares what should be with what is.</summary>
internal static class Reconciliation
{
    /// <summary>What to do about one container.</summary>
    public static ReconcileAction Decide(ContainerSpec desired, ContainerState? actual) => actual switch
    {
        null => ReconcileAction.Create,
        _ when actual.SpecHash != desired.Hash => ReconcileAction.Replace,
        { Status: "running" } => ReconcileAction.Keep,
        { Status: "created" or "exited" } => ReconcileAction.Start,
        // Paused, dead or being removed: somebody else has a hand in it.
        _ => ReconcileAction.Replace,
    };

    /// <summary>The containers whose resource the model no longer has.</summary>
    public static IEnumerable<ContainerState> Orphans(IEnumerable<ContainerState> actual, IEnumerable<ContainerResource> model)
    {
        var known = model.Select(static r => r.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return actual.Where(c => !known.Contains(c.Resource));
    }
}
