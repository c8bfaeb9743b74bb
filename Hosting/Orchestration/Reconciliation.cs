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

    /// <summary>
    /// The containers that the model does not have: those of a resource that is gone, of a replica beyond the wanted
    /// number, and under a name that the replica no longer has.
    /// </summary>
    public static IEnumerable<ContainerState> Orphans(IEnumerable<ContainerState> actual, IEnumerable<ContainerResource> model, SiteIdentity site)
    {
        var wanted = model.SelectMany(r => Enumerable.Range(1, r.GetReplicaCount()).Select(i => SiteNames.Container(site, r, i))).ToHashSet(StringComparer.Ordinal);
        return actual.Where(c => !wanted.Contains(c.Name));
    }
}
